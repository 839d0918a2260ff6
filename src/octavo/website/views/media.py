"""Pictures as files: the sizes that pages show, never the originals."""

from __future__ import annotations

from pathlib import PurePath

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import condition, require_safe

from octavo.issues.models import PictureRendition
from octavo.website.views.asking import refuse_unless_granted

# A cut is never changed: another focal point or another file gives it another name.
FOR_GOOD = "public, max-age=31536000, immutable"
# Python 3.11 and many machines do not know the younger forms.
KINDS = {".avif": "image/avif", ".webp": "image/webp"}


def _etag(request: HttpRequest, path: str) -> str:
    return f'"{path}"'


@require_safe
@condition(etag_func=_etag)
def media(request: HttpRequest, path: str) -> FileResponse:
    """One image rendition. Originals, and what is no rendition, are not found here."""
    cut = PictureRendition.objects.select_related("image").filter(file=path).first()
    if cut is None:
        raise Http404
    refuse_unless_granted(
        request, kind="picture", key=cut.image.name, published_at=cut.image.created_at
    )
    try:
        file = cut.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type=KINDS.get(PurePath(path).suffix))
    response["Cache-Control"] = FOR_GOOD
    response["Content-Disposition"] = "inline"
    return response
