"""What the newsroom's own pages have in common."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page


class DecisionView(WagtailAdminTemplateMixin, View):
    """A page on which somebody decides something about one article or issue."""

    model: type[Page]
    _show_breadcrumbs = True

    def dispatch(
        self, request: HttpRequest, *args: Any, pk: int, **kwargs: Any
    ) -> HttpResponseBase:
        """Find what is decided about, and refuse those who may not."""
        self.page = get_object_or_404(self.model, pk=pk)
        if not self.is_allowed(self.page.permissions_for_user(request.user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self, permissions: Any) -> bool:
        """Whether these permissions are enough."""
        return permissions.can_edit()

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_page_subtitle(self) -> str:
        """Which article or issue."""
        return str(self.page.get_latest_revision_as_object())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the article or issue, and this page."""
        return [
            *self.breadcrumbs_items,
            {"url": self.edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": f"{self.get_page_title()}: {self.get_page_subtitle()}"},
        ]

    def show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """The page with this context."""
        context = self.get_context_data(page=self.page, edit_url=self.edit_url, **context)
        return self.render_to_response(context, status=status)
