"""The desk looks a reader up, sees what they hold, grants, withdraws, and asks why."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from octavo.access.desk.forms import GrantForm, WhyForm, WithdrawForm
from octavo.access.errors import AccessRefusal
from octavo.access.explaining import Explanation, why
from octavo.access.granting import grant, withdraw
from octavo.access.models import Grant
from octavo.accounts.models import Account

MAY_GRANT = "access.grant_access"
A_LEAF = 50


class DeskView(WagtailAdminTemplateMixin, PermissionRequiredMixin, View):
    """A page of the subscriber desk, for those who may grant."""

    permission_required = MAY_GRANT
    header_icon = "group"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the readers, and this page."""
        readers = {"url": reverse("access:readers"), "label": _("Readers")}
        return [*self.breadcrumbs_items, readers, *self.way_on()]

    def way_on(self) -> list[dict[str, Any]]:
        """What comes below the list of readers."""
        return []

    def show(self, *, status: int = 200, **said: Any) -> HttpResponse:
        """The page with all that it says."""
        context = self.get_context_data(**said)
        return TemplateResponse(self.request, self.template_name, context, status=status)


class ReadersView(DeskView):
    """All accounts, looked up by address or name."""

    template_name = "access/readers.html"

    def get_page_title(self) -> str:
        return _("Readers")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Those whose address or name has what was typed."""
        typed = request.GET.get("q", "").strip()
        found = Account.objects.order_by("email")
        if typed:
            by_name = Q(first_name__icontains=typed) | Q(last_name__icontains=typed)
            found = found.filter(Q(email__icontains=typed) | by_name)
        leaf = Paginator(found, A_LEAF).get_page(request.GET.get("page"))
        return self.show(typed=typed, leaf=leaf)


class ReaderView(DeskView):
    """One reader: what they hold, and why they may see something or may not."""

    template_name = "access/reader.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the account."""
        super().setup(request, *args, **kwargs)
        self.account = get_object_or_404(Account, pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.account)

    def way_on(self) -> list[dict[str, Any]]:
        address = reverse("access:reader", args=[self.account.pk])
        return [{"url": address, "label": str(self.account)}]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page, with an explanation where one was asked for."""
        return self.show_reader(asked=WhyForm(request.GET) if "item" in request.GET else None)

    def show_reader(
        self, *, asked: WhyForm | None = None, form: GrantForm | None = None, status: int = 200
    ) -> HttpResponse:
        """What there is to see of this reader."""
        now = timezone.now()
        grants = self.account.grants.select_related(
            "issue", "article", "granted_by", "withdrawn_by"
        )
        return self.show(
            status=status,
            account=self.account,
            grants=[(it, it.is_over(now=now)) for it in grants],
            form=form or GrantForm(),
            why_form=asked or WhyForm(),
            withdraw_form=WithdrawForm(),
            explanation=self._explained(asked) if asked and asked.is_valid() else None,
        )

    def _explained(self, asked: WhyForm) -> Explanation:
        said = asked.cleaned_data
        return why(self.account, said["item"], at=said["at"] or timezone.now())

    def back(self) -> HttpResponse:
        """To the reader's page."""
        return redirect("access:reader", self.account.pk)


class GrantView(ReaderView):
    """Grants."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Give the right, or say what is wrong with it."""
        form, now = GrantForm(request.POST), timezone.now()
        if not form.is_valid():
            return self.show_reader(form=form, status=422)
        said = form.cleaned_data
        try:
            grant(
                self.account,
                to=said["item"],
                span=form.span(now=now),
                reason=said["reason"],
                by=request.user,  # type: ignore[arg-type]
                now=now,
            )
        except AccessRefusal as refusal:
            form.add_error(None, str(refusal))
            return self.show_reader(form=form, status=422)
        messages.success(request, _("Granted. It counts from the reader’s next page on."))
        return self.back()


class WithdrawView(ReaderView):
    """Withdraws."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, grant: int) -> HttpResponse:
        """End a grant before its time."""
        given = get_object_or_404(Grant, pk=grant, account=self.account)
        form = WithdrawForm(request.POST)
        because = form.cleaned_data["because"] if form.is_valid() else ""
        try:
            withdraw(given, because=because, by=request.user, now=timezone.now())  # type: ignore[arg-type]
        except AccessRefusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Withdrawn. The reader’s next page knows it."))
        return self.back()
