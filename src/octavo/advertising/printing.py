"""Advertisements in print: the places in flatplans that belong to a booking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from octavo.advertising.models import Booking, Insertion
from octavo.issues.models import FlatplanItem, Issue


@dataclass(frozen=True, slots=True)
class InPrint:
    """One advertisement in one issue. `page` is the number on its first page, as planned."""

    item: FlatplanItem
    page: int

    @property
    def issue(self) -> Issue:
        return self.item.issue

    @property
    def has_file(self) -> bool:
        """Whether the advertiser's file has come."""
        return self.item.supplied_id is not None

    def __str__(self) -> str:
        """Such as: No. 18, page 41, full page, left."""
        said = {"number": self.issue.number, "page": self.page, "position": self.item.position}
        return _("No. %(number)s, page %(page)s, %(position)s") % said


def booked_in_print(booking: Booking) -> list[InPrint]:
    """Where it stands in print, issue by issue. What a flatplan has given up is not there."""
    numbers = Insertion.objects.filter(booking=booking).values_list("item_id", flat=True)
    return _with_pages(advertisements().filter(pk__in=list(numbers)))


def to_be_tied(booking: Booking | None) -> list[InPrint]:
    """Every advertisement of a flatplan that no other booking has, of the newest issue first."""
    others = Insertion.objects.exclude(booking=booking) if booking else Insertion.objects.all()
    free = advertisements().exclude(pk__in=others.values("item_id"))
    return _with_pages(free.order_by("-issue__number", "sort_order"))


def advertisements() -> QuerySet[FlatplanItem]:
    """All places of advertisements in flatplans, in the order of issues and pages."""
    booked = FlatplanItem.objects.filter(kind=FlatplanItem.Kind.ADVERTISEMENT)
    return booked.select_related("issue").order_by("issue__number", "sort_order")


def tie(booking: Booking, items: Iterable[FlatplanItem]) -> None:
    """Let these and no others be the advertisements in print of the booking."""
    wanted = {item.pk for item in items}
    Insertion.objects.filter(booking=booking).exclude(item__in=wanted).delete()
    there = set(Insertion.objects.filter(booking=booking).values_list("item_id", flat=True))
    for number in sorted(wanted - there):
        Insertion.objects.create(booking=booking, item_id=number)


def _with_pages(items: Iterable[FlatplanItem]) -> list[InPrint]:
    listed = list(items)
    plans: dict[int, dict[int, int]] = {}
    every = FlatplanItem.objects.filter(issue__in={item.issue_id for item in listed})
    page = 1
    for issue, number, pages in every.order_by("issue", "sort_order", "pk").values_list(
        "issue_id", "pk", "pages"
    ):
        page = page if issue in plans else 1
        plans.setdefault(issue, {})[number] = page
        page += pages
    return [InPrint(item, plans[item.issue_id][item.pk]) for item in listed]
