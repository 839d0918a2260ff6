"""Django behind the door: who asks is what the door says; files and counting are left to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from octavo.core.access import BEHIND
from octavo.door.files import SENDS_FILES
from octavo.website.serving.entrance import Application

PEER = "HTTP_X_OCTAVO_PEER"


class Behind:
    """A WSGI application around another, for a socket that nobody but the door can reach."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer one request."""
        environ["REMOTE_ADDR"] = environ.pop(PEER, "")
        environ[SENDS_FILES] = environ[BEHIND] = True
        return self.application(environ, start_response)
