"""The service worker: its script, with what it must know of this magazine before it."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from octavo.website.app.keeping import kept_rows, version
from octavo.website.pages.site import site_parts

# What is sent there by a form signs somebody out, here or everywhere.
LEAVING = ("account_logout", "account_sign_out_everywhere")
SCRIPT = Path(__file__).with_name("service-worker.js")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script for the whole site. Browsers ask for it again with each page they open, and take
    another one for a new version: the name of the version is all that has to differ.
    """
    script = SCRIPT.read_text()
    known = {
        "version": version(site_parts(request), kept_rows(request), script),
        "offlinePage": reverse("offline"),
        "list": reverse("kept-issue"),
        "newsroom": reverse("wagtailadmin_home"),
        "account": reverse("account_home"),
        "leaving": [reverse(name) for name in LEAVING],
        "files": [settings.STATIC_URL, settings.MEDIA_URL],
        "language": get_language(),
        "offline": _("You are offline. This copy was kept on {when}."),
        "unreachable": _("The magazine cannot be reached. This copy was kept on {when}."),
    }
    return HttpResponse(
        f"const MAGAZINE = {json.dumps(known)};\n{script}",
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache"},
    )
