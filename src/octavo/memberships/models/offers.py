"""What is on sale, in versions: one that was sold is never edited, a new version follows it."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.core import terms
from octavo.core.terms import Length, Money, Unit

FORMATS = {
    "digital": frozenset({"digital"}),
    "print": frozenset({"print"}),
    "both": frozenset({"digital", "print"}),
}


class OfferQuerySet(models.QuerySet["Offer"]):
    def latest_versions(self) -> Self:
        """Of each offer the version that would be sold."""
        return self.filter(replaced_at=None)

    def on_sale(self, *, today: date) -> Self:
        """Those that may be bought on that day, whoever asks."""
        return self.latest_versions().filter(
            models.Q(on_sale_from=None) | models.Q(on_sale_from__lte=today),
            models.Q(on_sale_until=None) | models.Q(on_sale_until__gt=today),
        )

    def public(self, *, today: date) -> Self:
        """Those that stand on the offer page."""
        return self.on_sale(today=today).filter(audience=Offer.Audience.PUBLIC)


class Offer(models.Model):
    """One version of an offer. `code` is the same in all its versions."""

    class Formats(models.TextChoices):
        DIGITAL = "digital", _("digital")
        PRINT = "print", _("print")
        BOTH = "both", _("print and digital")

    class Counted(models.TextChoices):
        MONTHS = "months", _("months")
        ISSUES = "issues", _("issues")
        ISSUE = "issue", _("one issue, for ever")
        ARTICLE = "article", _("one article, for ever")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("everybody")
        LINK = "link", _("whoever has the link")
        DESK = "desk", _("the desk alone")

    code = models.SlugField(_("code"), max_length=40)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    replaced_at = models.DateTimeField(null=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    pitch = models.CharField(_("pitch"), max_length=255, blank=True)
    benefits = models.TextField(
        _("what’s included"), blank=True, help_text=_("One benefit a line.")
    )
    is_ad_free = models.BooleanField(
        _("without advertisements"),
        default=True,
        help_text=_("Subscribers who have it see no advertisements on the site."),
    )
    formats = models.CharField(_("formats"), max_length=10, choices=Formats)
    unit = models.CharField(_("counted in"), max_length=10, choices=Counted)
    count = models.PositiveIntegerField(_("how many"), default=1)
    price = models.PositiveIntegerField(_("price"), help_text=_("In cents."))
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    intro_price = models.PositiveIntegerField(
        _("introductory price"), null=True, blank=True, help_text=_("Of the first term, in cents.")
    )
    trial_days = models.PositiveSmallIntegerField(_("days of trial"), default=0)
    renews = models.BooleanField(_("renews until cancelled"), default=True)
    tax_class = models.CharField(_("tax class"), max_length=20, blank=True)
    on_sale_from = models.DateField(_("on sale from"), null=True, blank=True)
    on_sale_until = models.DateField(_("on sale until"), null=True, blank=True)
    regions = models.TextField(
        _("countries"),
        blank=True,
        help_text=_("Codes such as DE AT CH; empty means every country."),
    )
    audience = models.CharField(_("for"), max_length=10, choices=Audience, default=Audience.PUBLIC)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    price_for_all = models.BooleanField(
        _("new price for present subscribers"),
        default=False,
        help_text=_("They are told, and pay it from the renewal after that on."),
    )

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["position", "price", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="offer_versions_are_numbered"),
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(replaced_at=None),
                name="one_version_of_an_offer_is_sold",
            ),
        ]
        permissions = [("sell_offers", "Can put offers on sale")]

    def __str__(self) -> str:
        return self.name

    def is_on_sale(self, *, today: date) -> bool:
        """Whether this version may be bought on that day, as `on_sale` asks the database."""
        begins, ends = self.on_sale_from or date.min, self.on_sale_until or date.max
        return self.replaced_at is None and begins <= today < ends

    def money(self, amount: int) -> Money:
        """So much in the currency of the offer."""
        return Money(amount, self.currency)

    def as_sold(self, *, named: str = "") -> terms.Offer:
        """The same as the rules of terms take it; `named` is the issue or article it is for."""
        return terms.Offer(
            code=self.code,
            length=Length(Unit(self.unit), self.count, named),
            formats=FORMATS[self.formats],  # type: ignore[arg-type]
            price=self.money(self.price),
            intro_price=None if self.intro_price is None else self.money(self.intro_price),
            trial_days=self.trial_days,
            renews=self.renews,
        )

    def countries(self) -> frozenset[str]:
        """Where it is sold; empty for everywhere."""
        return frozenset(self.regions.upper().replace(",", " ").split())

    def included(self) -> list[str]:
        """What it includes, one benefit each."""
        return [line.strip() for line in self.benefits.splitlines() if line.strip()]


class PromotionCode(models.Model):
    """Words that make the first term of an offer cheaper."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    offer_code = models.SlugField(
        _("offer"), max_length=40, blank=True, help_text=_("Its code; empty means any offer.")
    )
    percent_off = models.PositiveSmallIntegerField(_("percent off"), default=0)
    amount_off = models.PositiveIntegerField(_("cents off"), default=0)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    most_uses = models.PositiveIntegerField(_("how often at most"), null=True, blank=True)

    class Meta:
        verbose_name = _("promotion code")
        verbose_name_plural = _("promotion codes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(percent_off__lte=100), name="promotion_takes_off_all_at_most"
            )
        ]

    def __str__(self) -> str:
        return self.code
