"""Issues, the shelf they stand on, and the log of who closed and published them."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.fields import RichTextField
from wagtail.locks import BaseLock
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from octavo.issues import closing, placing, publishing
from octavo.issues.models.access import access_constraint, access_field, access_panel, days_field
from octavo.issues.models.articles import Article
from octavo.issues.models.flatplan import FlatplanItem
from octavo.issues.permissions import ClosedIssueLock, IssuePermissions, ShelfPermissions
from octavo.issues.views import Decided


class IssueShelf(Decided, Page):
    """All issues, newest first: /issues/."""

    template = "magazine/past_issues.html"
    access_kind = "listing"
    parent_page_types = ["issues.Magazine"]
    subpage_types = ["issues.Issue"]
    max_count = 1

    def permissions_for_user(self, user: Any) -> ShelfPermissions:
        """A new issue is planned, whoever makes it."""
        return ShelfPermissions(user, self)


class IssueQuerySet(PageQuerySet):
    def published(self) -> Self:
        """Issues that have appeared, newest first."""
        return self.filter(state=Issue.State.PUBLISHED, live=True).order_by("-number")

    def to_come(self) -> Self:
        """Issues still being made, the next one first."""
        return self.exclude(state=Issue.State.PUBLISHED).order_by("number")

    def due(self, *, now: datetime) -> Self:
        """Closed issues whose time to appear has come, in order of number."""
        return self.filter(state=Issue.State.CLOSED, publish_at__lte=now).order_by("number")


class Issue(Decided, Page):
    """One issue: its cover, its letter and its flatplan. The title is its theme."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        CLOSED = "closed", _("closed")
        PUBLISHED = "published", _("published")

    number = models.PositiveIntegerField(_("number"), unique=True)
    volume = models.PositiveIntegerField(_("volume"), null=True, blank=True)
    dated_on = models.DateField(_("date"), help_text=_("The date on the cover."))
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        default=1,
        help_text=_("How many issues it counts for: 2 for a double issue."),
    )
    closes_on = models.DateField(
        _("closes on"), null=True, blank=True, help_text=_("The last day to finish it.")
    )
    cover = models.ForeignKey(
        "issues.Picture",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    cover_lines = models.TextField(_("cover lines"), blank=True, help_text=_("One a line."))
    letter = RichTextField(
        _("editor’s letter"), blank=True, features=["italic", "bold", "small-capitals", "link"]
    )
    letter_by = models.CharField(_("letter by"), max_length=255, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.PLANNED, editable=False
    )
    publish_at = models.DateTimeField(null=True, editable=False)
    access = access_field()
    opens_after = days_field()

    objects = PageManager.from_queryset(IssueQuerySet)()

    content_panels = [
        FieldPanel("title", heading=_("Theme"), help_text=_("What the issue is called.")),
        FieldRowPanel([FieldPanel("number"), FieldPanel("volume"), FieldPanel("weight")]),
        FieldRowPanel([FieldPanel("dated_on"), FieldPanel("closes_on")]),
        MultiFieldPanel([FieldPanel("cover"), FieldPanel("cover_lines")], heading=_("Cover")),
        MultiFieldPanel([FieldPanel("letter"), FieldPanel("letter_by")], heading=_("Letter")),
        InlinePanel("flatplan", heading=_("Flatplan"), label=_("Item")),
    ]
    promote_panels: list[Panel] = [
        access_panel(
            FieldRowPanel([FieldPanel("access"), FieldPanel("opens_after")]),
            help_text=_("Holds for its articles that do not say otherwise, before their section."),
        )
    ]
    settings_panels = Page.settings_panels[1:]  # comments; it is published from its own page
    search_fields = [
        *Page.search_fields,
        index.SearchField("cover_lines"),
        index.SearchField("letter"),
        index.FilterField("number"),
        index.FilterField("state"),
    ]
    template = "magazine/issue.html"
    access_kind = "issue"
    parent_page_types = ["issues.IssueShelf"]
    subpage_types: list[str] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=("planned", "closed", "published")),
                name="issue_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="issue_numbers_begin_at_one"
            ),
            access_constraint("issue"),
        ]

    def __str__(self) -> str:
        return _("No. %(number)s: %(title)s") % {"number": self.number, "title": self.title}

    def _set_core_field_defaults(self) -> None:
        """Take the address from the number, before Wagtail would take it from the title."""
        if self.number:
            self.slug = str(self.number)
        super()._set_core_field_defaults()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the flatplan anew, so that two items may exchange their articles."""
        with transaction.atomic():
            if self.pk and "flatplan" in getattr(self, "_cluster_related_objects", {}):
                FlatplanItem.objects.filter(issue_id=self.pk).delete()
            super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "Issue":
        """An earlier or later draft of the issue does not change its state."""
        issue = super().with_content_json(content)
        issue.state, issue.publish_at = self.state, self.publish_at
        return issue

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    def permissions_for_user(self, user: Any) -> IssuePermissions:
        """What this person may do: the issue is published as a whole, from its own page."""
        return IssuePermissions(user, self)

    def get_lock(self) -> BaseLock | None:
        """A closed issue is locked for everybody until it is opened again."""
        return ClosedIssueLock(self) if self.state == self.State.CLOSED else super().get_lock()

    def take_in(self, article: Article, **budget: Any) -> FlatplanItem:
        """Place an article under its section head; `section_head` and `pages` say otherwise."""
        return placing.place(self, article, **budget)

    def missing(self) -> list[closing.Lack]:
        """What must be there before the issue closes, and is not."""
        return closing.missing_from(self)

    def close(self, *, by: Any, now: datetime, overrule_reason: str = "") -> None:
        """Finish the issue; what is missing must be mended, or overruled with a reason."""
        closing.close(self, by=by, now=now, overrule_reason=overrule_reason)

    def reopen(self, *, by: Any, now: datetime, because: str = "") -> None:
        """Go back from closed to planned."""
        closing.reopen(self, by=by, now=now, because=because)

    def schedule(self, *, at: datetime | None, by: Any, now: datetime) -> None:
        """Set the moment at which the closed issue appears by itself; None forgets it."""
        closing.schedule(self, at=at, by=by, now=now)

    def appear(self, *, now: datetime, by: Any = None, overrule_reason: str = "") -> None:
        """Let the whole issue appear at once, or leave everything as it was.

        A form that is promised and not ready must become so, or be overruled with a reason.
        """
        publishing.let_appear(self, now=now, by=by, overrule_reason=overrule_reason)


class IssueLog(models.Model):
    """A line of what was done with an issue: when, by whom, and why. Lines are only added."""

    class Act(models.TextChoices):
        CLOSED = "closed", _("closed")
        OVERRULED = "overruled", _("closed although something was missing")
        REOPENED = "reopened", _("reopened")
        SCHEDULED = "scheduled", _("set to appear")
        PUBLISHED = "published", _("published")
        WAITING = "waiting", _("waits until its forms are ready")
        WAIVED = "waived", _("goes out although a form is not ready")

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="log")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    act = models.CharField(max_length=10, choices=Act)
    because = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.act}"
