"""An invoice or a credit note, as it was written."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from octavo.billing.desk.views.base import DeskView
from octavo.billing.models import Document


class DocumentView(DeskView):
    """Its lines with rate and rule, what it corrects, and what became of it."""

    template_name = "desk/document.html"
    header_icon = "doc-full"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it."""
        super().setup(request, *args, **kwargs)
        rows = Document.objects.select_related("payer", "corrects", "subscription__offer")
        self.document = get_object_or_404(rows, pk=kwargs["pk"])

    def get_page_title(self) -> str:
        """Kind and number."""
        return str(self.document)

    def way_on(self) -> list[dict[str, Any]]:
        """The payer, and this page."""
        payer = self.document.payer
        person = {"url": reverse("desk:subscriber", args=[payer.number]), "label": str(payer)}
        return [person, {"url": "", "label": str(self.document)}]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        return self.show(
            document=self.document,
            lines=self.document.lines.all(),
            credit_notes=self.document.credit_notes.all(),
            payment=getattr(self.document, "payment", None),
            refund=getattr(self.document, "refund", None),
        )
