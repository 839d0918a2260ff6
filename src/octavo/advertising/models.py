"""What is booked: an advertisement, where and from when until when; and how often it was seen."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.advertising import rules
from octavo.advertising.addresses import LONGEST, is_web_page
from octavo.advertising.choosing import A_DAY, Candidate
from octavo.advertising.errors import AlreadyWithdrawn
from octavo.advertising.placements import CHOICES
from octavo.issues.models import FlatplanItem, Picture, Section

MOST_WEIGHT = 100


class BookingQuerySet(models.QuerySet["Booking"]):
    def to_be_shown(self, *, on: date) -> Self:
        """Those that stand on pages on that day or later."""
        return self.exclude(placement="").filter(withdrawn_at=None, ends_on__gt=on)

    def in_state(self, state: str, *, on: date) -> Self:
        """Those that are in that state on that day, as `Booking.state` says."""
        if state == Booking.State.WITHDRAWN:
            return self.exclude(withdrawn_at=None)
        standing = self.filter(withdrawn_at=None)
        if state == Booking.State.PRINT:
            return standing.filter(placement="")
        shown = standing.exclude(placement="")
        if state == Booking.State.TO_COME:
            return shown.filter(starts_on__gt=on)
        if state == Booking.State.LIVE:
            return shown.filter(starts_on__lte=on, ends_on__gt=on)
        return shown.filter(ends_on__lte=on)


class Booking(models.Model):
    """What an advertiser has booked. Its days are the publication's, `[starts, ends)`.

    It is never deleted once it has stood on a page; it can be withdrawn.
    """

    class State(models.TextChoices):
        TO_COME = "to_come", _("to come")
        LIVE = "live", _("live")
        OVER = "over", _("over")
        WITHDRAWN = "withdrawn", _("withdrawn")
        PRINT = "in_print", _("in print alone")

    advertiser = models.CharField(
        _("advertiser"),
        max_length=120,
        help_text=_("Stands beside the label: readers see who advertises."),
    )
    placement = models.CharField(
        _("place"),
        max_length=20,
        blank=True,
        choices=CHOICES,
        help_text=_("Leave empty what is booked in print alone."),
    )
    starts_on = models.DateField(
        _("first day"), null=True, blank=True, help_text=_("It is live from midnight on.")
    )
    ends_on = models.DateField(_("ends on"), null=True, blank=True)  # the day after its last one
    sections = models.ManyToManyField(
        Section,
        verbose_name=_("sections"),
        blank=True,
        related_name="+",
        help_text=_("Only on pages of these; none means all."),
    )
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_WEIGHT)],
        help_text=_(
            "Where several are booked for the same place and day: one of weight 2 stands on twice"
            " as many pages as one of weight 1."
        ),
    )
    picture = models.ForeignKey(
        Picture,
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Either an image or a text. At least 800 pixels wide, and not tall."),
    )
    alt = models.CharField(
        _("alt text"),
        max_length=500,
        blank=True,
        help_text=_(
            "All that the image says and shows, for who cannot see it. Empty means the alt text of"
            " the image itself."
        ),
    )
    headline = models.CharField(_("headline"), max_length=60, blank=True)
    text = models.TextField(
        _("text"),
        blank=True,
        validators=[MaxLengthValidator(rules.LONGEST_TEXT)],
        help_text=_("Four lines at most, 240 characters in all."),
    )
    address = models.CharField(
        _("target address"),
        max_length=LONGEST,
        blank=True,
        validators=[is_web_page],
        help_text=_("Where a click leads. It stands on no page."),
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ["-starts_on", "-pk"]
        default_permissions = ()
        permissions = [("book_advertisements", "Can book advertisements")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on=None, ends_on=None)
                | models.Q(ends_on__gt=models.F("starts_on")),
                name="bookings_end_after_they_begin",
            ),
            models.CheckConstraint(
                condition=models.Q(placement="")
                | (models.Q(starts_on__isnull=False) & ~models.Q(address="")),
                name="bookings_of_a_place_have_days_and_a_target",
            ),
            models.CheckConstraint(
                condition=models.Q(weight__gte=1), name="bookings_weigh_something"
            ),
        ]

    def __str__(self) -> str:
        return self.advertiser

    def clean(self) -> None:
        """Refuse what could not be shown, naming the field."""
        super().clean()
        errors = rules.troubles(self)
        if errors:
            raise ValidationError(errors)

    def state(self, *, on: date) -> State:
        """What it is on that day."""
        if self.withdrawn_at is not None:
            return self.State.WITHDRAWN
        if not self.placement or self.starts_on is None or self.ends_on is None:
            return self.State.PRINT
        if on < self.starts_on:
            return self.State.TO_COME
        return self.State.LIVE if on < self.ends_on else self.State.OVER

    def has_been_live(self, *, on: date) -> bool:
        """Whether a page may have shown it by that day, be it that it was withdrawn since."""
        if not self.placement or self.starts_on is None:
            return False
        until = rules.local_day(self.withdrawn_at) if self.withdrawn_at else on
        return self.starts_on <= min(on, until)

    @property
    def last_on(self) -> date | None:
        """Its last day."""
        return self.ends_on - A_DAY if self.ends_on else None

    def may_be_deleted(self, *, on: date) -> bool:
        """Whether no reader can have seen it, and nothing was counted."""
        return not self.has_been_live(on=on) and not self.days.exists()

    def candidate(self, sections: frozenset[int]) -> Candidate:
        """The same for the choice, with the sections that it is for."""
        if self.starts_on is None or self.ends_on is None:
            message = "what is in print alone stands on no page"
            raise ValueError(message)
        return Candidate(self.pk, self.starts_on, self.ends_on, self.weight, sections)

    def withdraw(self, *, by: Any, now: datetime) -> None:
        """Take it from all pages, for good."""
        if self.withdrawn_at is not None:
            message = _("“%(advertiser)s” is withdrawn already.") % {"advertiser": self.advertiser}
            raise AlreadyWithdrawn(message)
        self.withdrawn_at, self.withdrawn_by = now, by
        self.save(update_fields=["withdrawn_at", "withdrawn_by"])


class Insertion(models.Model):
    """An advertisement of a printed issue that belongs to a booking.

    An issue saves its flatplan anew, with the same numbers: the item is not held on to, and may be
    gone.
    """

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="insertions")
    item = models.OneToOneField(
        FlatplanItem, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.booking_id} {self.item_id}"


class BookingDay(models.Model):
    """How often a booking was sent with a page on one day, and how often somebody followed it."""

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="days")
    day = models.DateField()
    views = models.PositiveBigIntegerField(default=0)
    clicks = models.PositiveBigIntegerField(default=0)

    class Meta:
        default_permissions = ()
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["booking", "day"], name="booking_days_are_counted_once")
        ]

    def __str__(self) -> str:
        return f"{self.booking_id} {self.day}: {self.views}, {self.clicks}"
