"""An invoice or a credit note, as it was written."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin import messages

from octavo.billing.desk.views.base import DeskView
from octavo.billing.models import Document
from octavo.billing.paper.errors import PaperNotSet
from octavo.billing.papers import file_of


class FileView(DeskView):
    """The paper itself, as the payer has it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The PDF; a sentence where it cannot be set."""
        rows = Document.objects.select_related("seller", "payer", "corrects", "term")
        document = get_object_or_404(rows, pk=pk)
        try:
            paper = file_of(document)
        except PaperNotSet as trouble:
            messages.error(request, str(trouble))
            return redirect("desk:document", pk)
        answer = HttpResponse(paper, content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="{document.number}.pdf"'
        answer["Cache-Control"] = "private, no-store"
        return answer


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
