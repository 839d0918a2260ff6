"""Statements of the bank are brought here; what is in doubt is decided with one click each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from octavo.billing.acts import matching
from octavo.billing.bank.matching import Doubtful, Matched, OpenInvoice
from octavo.billing.desk.views.base import DeskView
from octavo.billing.models import Document, Payout, Statement, StatementLine
from octavo.billing.wording import sentence_of
from octavo.core.terms import TermsRefusal

MOST_BYTES = 20_000_000
A_LEAF, MOST_LINES = 200, 2_000
State = StatementLine.State


class StatementForm(forms.Form):
    """A file of the bank."""

    file = forms.FileField(
        label=gettext_lazy("Bank statement"),
        help_text=gettext_lazy("camt.053 (XML) or CSV, as the bank gives it."),
    )

    def clean_file(self) -> Any:
        """No larger than a statement is."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is too large for a bank statement."))
        return file


class DecisionForm(forms.Form):
    """What a line is for: an invoice or a payout, or none of ours."""

    document = forms.ModelChoiceField(Document.objects.invoices(), required=False)
    payout = forms.ModelChoiceField(Payout.objects.owed(), required=False)
    number = forms.CharField(
        label=gettext_lazy("Invoice"),
        required=False,
        help_text=gettext_lazy("Its number or reference."),
    )
    because = forms.CharField(label=gettext_lazy("Why"), required=False, max_length=255)

    def found(self) -> Document | Payout | None:
        """What was chosen or named; None where nothing is known by that name."""
        said = self.cleaned_data
        typed = "".join(said["number"].split())
        if typed:
            named = Q(number__iexact=typed) | Q(reference__iexact=typed)
            found: Document | None = Document.objects.invoices().filter(named).first()
            return found
        chosen: Document | Payout | None = said["document"] or said["payout"]
        return chosen


class BankView(DeskView):
    """All statements, what waits to be decided, and where a file is brought."""

    template_name = "desk/bank.html"
    page_title = gettext_lazy("Bank statements")
    header_icon = "doc-full"

    def way_on(self) -> list[dict[str, Any]]:
        """This page."""
        return [{"url": "", "label": str(self.page_title)}]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return self.show_bank(StatementForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read the file and match its lines."""
        form, at = StatementForm(request.POST, request.FILES), self.at()
        if not form.is_valid():
            return self.show_bank(form, status=422)
        file = form.cleaned_data["file"]
        try:
            brought = matching.bring(file.read(), name=file.name, by=at.by, now=at.now)
        except TermsRefusal as refusal:
            form.add_error("file", sentence_of(refusal))
            return self.show_bank(form, status=422)
        messages.success(request, _said_of(brought))
        for trouble in brought.troubles[:20]:
            said = {"row": trouble.row, "column": trouble.column, "why": trouble.sentence}
            messages.warning(request, _("Line %(row)s, %(column)s: %(why)s") % said)
        return redirect("desk:statement", brought.statement.pk)

    def show_bank(self, form: StatementForm, *, status: int = 200) -> HttpResponse:
        """The list, with how many lines of each kind there are."""
        counts = {state.value: Count("lines", filter=Q(lines__state=state)) for state in State}
        statements = Statement.objects.select_related("by").annotate(**counts)[:A_LEAF]
        waiting = _rows(StatementLine.objects.doubtful()).order_by("booked_on", "pk")
        return self.show(form=form, statements=statements, status=status, **_told_apart(waiting))


class StatementView(DeskView):
    """One statement: matched, in doubt, unknown, put away."""

    template_name = "desk/statement.html"
    header_icon = "doc-full"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it."""
        super().setup(request, *args, **kwargs)
        self.statement = get_object_or_404(Statement.objects.select_related("by"), pk=kwargs["pk"])

    def get_page_title(self) -> str:
        """The file."""
        return self.statement.name

    def way_on(self) -> list[dict[str, Any]]:
        """The statements, and this one."""
        bank = {"url": reverse("desk:bank"), "label": _("Bank statements")}
        return [bank, {"url": "", "label": self.statement.name}]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        lines = _rows(self.statement.lines.all())
        return self.show(
            statement=self.statement,
            matched=lines.filter(state=State.MATCHED)[:MOST_LINES],
            put_away=lines.filter(state=State.PUT_AWAY)[:MOST_LINES],
            **_told_apart(lines.filter(state=State.DOUBTFUL)),
        )


class LineView(DeskView):
    """One line in doubt, with everything that it may be for."""

    template_name = "desk/line.html"
    header_icon = "doc-full"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it."""
        super().setup(request, *args, **kwargs)
        self.line = get_object_or_404(_rows(StatementLine.objects.all()), pk=kwargs["pk"])

    def get_page_title(self) -> str:
        """What is asked."""
        return _("What is this money for?")

    def way_on(self) -> list[dict[str, Any]]:
        """The statement, and this line."""
        bank = {"url": reverse("desk:bank"), "label": _("Bank statements")}
        statement = self.line.statement
        named = {"url": reverse("desk:statement", args=[statement.pk]), "label": statement.name}
        return [bank, named, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the candidates as things stand now."""
        return self.show_line(DecisionForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide."""
        form, at = DecisionForm(request.POST), self.at()
        form.is_valid()
        try:
            if "put_away" in request.POST:
                because = form.cleaned_data.get("because", "")
                matching.put_away(self.line, because=because, by=at.by, now=at.now)
                messages.success(request, _("Put away."))
            else:
                found = form.found() if form.is_valid() else None
                if found is None:
                    form.add_error("number", _("No invoice is known by that."))
                    return self.show_line(form, status=422)
                matching.decide(self.line, found, by=at.by, now=at.now)
                messages.success(request, _("It pays %(found)s.") % {"found": found})
        except TermsRefusal as refusal:
            form.add_error(None, sentence_of(refusal))
            return self.show_line(form, status=422)
        return redirect("desk:statement", self.line.statement_id)

    def show_line(self, form: DecisionForm, *, status: int = 200) -> HttpResponse:
        """The line, and what it may be for."""
        documents, payouts, because = [], [], self.line.because
        if self.line.state == State.DOUBTFUL:
            outcome = matching.candidates(self.line)
            because = outcome.because
            found = outcome.candidates if isinstance(outcome, Doubtful) else ()
            found = (outcome.document,) if isinstance(outcome, Matched) else found
            invoices = [one.key for one in found if isinstance(one, OpenInvoice)]
            others = [one.key for one in found if not isinstance(one, OpenInvoice)]
            documents = list(Document.objects.filter(pk__in=invoices).select_related("payer"))
            payouts = list(Payout.objects.filter(pk__in=others).select_related("subscriber"))
        return self.show(
            line=self.line,
            form=form,
            documents=documents,
            payouts=payouts,
            because=because,
            status=status,
        )


def _rows(lines: QuerySet[StatementLine]) -> QuerySet[StatementLine]:
    return lines.select_related(
        "statement", "document__payer", "payment__document__payer", "payout__subscriber"
    )


def _told_apart(lines: QuerySet[StatementLine]) -> dict[str, Any]:
    """Those for which something is likely, and those that say nothing."""
    return {
        "doubtful": lines.exclude(document=None)[:A_LEAF],
        "unknown": lines.filter(document=None)[:A_LEAF],
    }


def _said_of(brought: matching.Brought) -> str:
    matched = ngettext("%(n)s line matched", "%(n)s lines matched", brought.matched)
    said = [
        matched % {"n": brought.matched},
        _("%(n)s to decide") % {"n": brought.doubtful},
        _("%(n)s known from an earlier file") % {"n": brought.known},
    ]
    return ", ".join(said) + "."
