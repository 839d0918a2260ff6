"""Who publishes a change to a page presses it: it waits for no worker.

Between a change and its finished page every reader asks Django. Where thousands are reading an
article that is changed, each tenth of a second would leave it hundreds of them. A page that is new
is left to the workers: nobody is reading it yet, and its pictures may have to be cut.
"""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Page
from wagtail.signals import published

from octavo.press.finished.filling import press_once
from octavo.press.finished.store import store


def follow() -> None:
    """Hear of every page that is published from now on, when all others have heard of it."""
    published.connect(_published, dispatch_uid="finished-at-once")


def _published(instance: Any, **_signal: Any) -> None:
    if not isinstance(instance, Page) or not instance.live or _is_new(instance):
        return
    address = instance.url
    if store() is not None and address:

        def press_it() -> None:
            press_at_once(address)

        # Whatever goes wrong with it, the page is published, and a worker tries again.
        transaction.on_commit(press_it, robust=True)


def _is_new(page: Page) -> bool:
    return page.first_published_at == page.last_published_at


def press_at_once(address: str) -> bool:
    """Press that page if nothing is being changed, and say whether it stands now.

    It is tried once. The publisher's own language and clock are not the readers'.
    """
    kept = store()
    if kept is None or kept.state().is_held(now=time.time()):
        return False
    with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
        return bool(press_once(kept, [address], clock=time.time))
