"""Webhooks: what a provider has signed is kept with its job, and answered at once."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from octavo.billing.acts.hearing import hear
from octavo.billing.providers.errors import NoticeForged, Unknown
from octavo.billing.tasks import follow_webhook
from octavo.jobs.queue import enqueue

LONGEST = 256 * 1024  # bytes; a webhook that names a charge has a few thousand


@csrf_exempt
@require_POST
def hear_provider(request: HttpRequest, provider: str) -> HttpResponse:
    """204 for what was kept, now or before; 400 for what the provider has not signed."""
    if int(request.headers.get("content-length") or 0) > LONGEST:
        return HttpResponse(status=413)
    try:
        with transaction.atomic():
            heard = hear(provider, request.body, request.headers, now=timezone.now())
            if heard is not None:
                enqueue(follow_webhook, heard.pk)
    except Unknown:
        return HttpResponse(status=404)
    except NoticeForged:
        return HttpResponse(status=400)
    return HttpResponse(status=204)
