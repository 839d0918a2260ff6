"""The lists of articles, issues and authors in the newsroom's menu."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from octavo.issues.models import Article, Author, Issue, Section
from octavo.issues.newsroom.states import state_of

TITLE = PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title")
UPDATED = DateColumn(
    "latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at"
)

# The states that an article can be looked for by, and what they mean.
STATES: dict[str, tuple[Any, Q]] = {
    "draft": (
        _("not approved"),
        Q(live=False, spiked_at=None)
        & ~Q(approved_revision__isnull=False, approved_revision=F("latest_revision")),
    ),
    "approved": (
        _("approved"),
        Q(live=False, spiked_at=None, approved_revision=F("latest_revision")),
    ),
    "published": (_("published"), Q(live=True)),
    "spiked": (_("spiked"), Q(spiked_at__isnull=False)),
}


class ArticleFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(name, label) for name, (label, _meaning) in STATES.items()],
        method="in_state",
    )
    section = django_filters.ModelChoiceFilter(label=_("Section"), queryset=Section.objects.all())
    flatplan_item__issue = django_filters.ModelChoiceFilter(
        label=_("Issue"), queryset=Issue.objects.order_by("-number")
    )

    class Meta:
        model = Article
        fields = ["state", "section", "flatplan_item__issue"]

    def in_state(self, articles: QuerySet[Article], _name: str, value: str) -> QuerySet[Article]:
        """Those articles that are in the state."""
        return articles.filter(STATES[value][1])


class ArticleIndexView(IndexView):
    """All articles, with what a line shows of each in a fixed number of queries."""

    def annotate_queryset(self, pages: QuerySet[Article]) -> QuerySet[Article]:
        return super().annotate_queryset(pages).prefetch_related("section", "flatplan_item__issue")


class IssueColumn(Column):
    """The number of the issue that an article stands in."""

    def get_value(self, instance: Article) -> str:
        item = getattr(instance, "flatplan_item", None)
        return str(item.issue.number) if item else ""


class StateColumn(Column):
    def get_value(self, instance: Article) -> str:
        return state_of(instance)


class ArticleListing(PageListingViewSet):
    model = Article
    name = "articles"
    icon = "doc-full"
    menu_label = _("Articles")
    menu_order = 50
    add_to_admin_menu = True
    index_view_class = ArticleIndexView
    filterset_class = ArticleFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        TITLE,
        StateColumn("state", label=_("State")),
        Column("section", label=_("Section"), sort_key="section__title"),
        IssueColumn("issue", label=_("Issue"), sort_key="flatplan_item__issue__number"),
        Column("words", label=_("Words"), sort_key="words"),
        UPDATED,
    ]


class IssueFilterSet(WagtailFilterSet):
    class Meta:
        model = Issue
        fields = ["state", "volume"]


class IssueListing(PageListingViewSet):
    model = Issue
    name = "issues"
    icon = "folder-open-inverse"
    menu_label = _("Issues")
    menu_order = 40
    add_to_admin_menu = True
    ordering = "-number"
    filterset_class = IssueFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        Column("number", label=_("No."), sort_key="number", width="6%"),
        TITLE,
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("dated_on", label=_("Date"), sort_key="dated_on"),
        Column("closes_on", label=_("Closes on"), sort_key="closes_on"),
        UPDATED,
    ]


class AuthorListing(PageListingViewSet):
    model = Author
    name = "authors"
    icon = "user"
    menu_label = _("Authors")
    menu_order = 60
    add_to_admin_menu = True
    ordering = "title"
    columns = [BulkActionsColumn("bulk_actions"), TITLE, UPDATED]


LISTINGS = [ArticleListing("articles"), IssueListing("issues"), AuthorListing("authors")]
