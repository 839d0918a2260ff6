"""Offers and promotion codes in the newsroom: list, make, revise. A sold version stays as it is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateInput, Button
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from octavo.billing.days import local_day
from octavo.billing.desk.views.base import MAY_SELL
from octavo.billing.effects import in_words
from octavo.billing.wording import length_in_words
from octavo.core.terms import Money, OfferSenseless, TermsRefusal
from octavo.memberships.models import Offer, PromotionCode
from octavo.memberships.offering import refuse_senseless, revise

FIELDS = (
    *("name", "code", "pitch", "benefits", "is_ad_free", "formats", "unit", "count"),
    *("price", "currency", "intro_price", "trial_days", "renews", "tax_class"),
    *("on_sale_from", "on_sale_until", "regions", "audience", "position", "price_for_all"),
)


class SellersAlone(BasePermissionPolicy):
    """Whoever may put offers on sale lists, makes and revises. Nobody deletes what was offered."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether this person may do that with all of them."""
        return action != "delete" and user.has_perm(MAY_SELL)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Whether one of them is possible."""
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions: Any) -> Any:
        """Nobody is listed anywhere by this."""
        from octavo.accounts.models import Account

        return Account.objects.filter(is_superuser=True)


class SumField(forms.DecimalField):
    """A sum as people write it; the columns keep minor units."""

    def __init__(self, **said: Any) -> None:
        """At least nothing."""
        super().__init__(min_value=0, max_digits=12, decimal_places=3, **said)


class OfferForm(WagtailAdminModelForm):
    """An offer, with its prices in the unit that people say."""

    price = SumField(label=gettext_lazy("Price"))
    intro_price = SumField(
        label=gettext_lazy("Introductory price"),
        required=False,
        help_text=gettext_lazy("Of the first term."),
    )

    class Meta:
        model = Offer
        fields = FIELDS
        widgets = {"on_sale_from": AdminDateInput, "on_sale_until": AdminDateInput}

    def __init__(self, *args: Any, **said: Any) -> None:
        """The code is the offer’s name for ever; prices are shown in major units."""
        super().__init__(*args, **said)
        instance = self.instance
        self.fields["is_ad_free"].help_text = _(
            "Subscribers who have it see no advertisements on the site. Say so in what’s included."
        )
        if instance.pk:
            self.fields["code"].disabled = True
            for name in ("price", "intro_price"):
                amount = getattr(instance, name)
                if amount is not None:
                    self.initial[name] = Money(amount, instance.currency).major

    def clean(self) -> dict[str, Any]:
        """Prices in minor units, and an offer that can be sold."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("price", "intro_price"):
            if said.get(name) is not None:
                said[name] = self._minor(name, said[name])
        if not self.errors:
            try:
                refuse_senseless(Offer(**said))
            except OfferSenseless as wrong:
                self.add_error(None, str(wrong))
        if not self.instance.pk and Offer.objects.filter(code=said.get("code")).exists():
            self.add_error("code", _("An offer of this code is there already: revise it."))
        return said

    def _minor(self, name: str, typed: Decimal) -> int:
        """So many minor units; a fraction of one is refused."""
        try:
            digits = Money(0, self.cleaned_data.get("currency") or "XXX").digits
            minor = typed.scaleb(digits)
            Money(int(minor), "XXX")
        except TermsRefusal as wrong:
            self.add_error(name, str(wrong))
            return 0
        if minor != int(minor):
            self.add_error(name, _("That is a fraction of the smallest coin."))
        return int(minor)


class OfferIndexView(generic.IndexView):
    """The versions that are sold now."""

    def get_base_queryset(self) -> QuerySet[Offer]:
        """With how many subscriptions there are of each version."""
        latest = Offer.objects.latest_versions().annotate(sold=Count("subscriptions"))
        return latest.exclude(code__startswith="given-").order_by("position", "price", "pk")

    def get_list_more_buttons(self, instance: Offer) -> list[Any]:
        """And what a reader sees of it."""
        url = reverse("desk:offer_preview", args=[instance.pk])
        look = Button(_("What the reader sees"), url=url, icon_name="view", priority=15)
        return [*super().get_list_more_buttons(instance), look]


class OfferEditView(generic.EditView):
    """Revises: one that was sold stays as it was, and a new version follows it."""

    def get_object(self, queryset: Any = None) -> Offer:
        """An older version leads to the latest."""
        found: Offer = super().get_object(queryset)
        if found.replaced_at is None:
            return found
        return Offer.objects.latest_versions().get(code=found.code)

    def save_instance(self) -> Offer:
        """Keep the changes, in a new version if need be."""
        changes = {name: self.form.cleaned_data[name] for name in FIELDS}
        before = self.form.instance.version
        revised = revise(self.form.instance, now=timezone.now(), **changes)
        self.is_new_version = revised.version != before
        return revised

    def get_success_message(self) -> str:
        """That it is another version, and what that means."""
        said = {"offer": self.object.name, "version": self.object.version}
        if self.is_new_version:
            return (
                _("“%(offer)s” is version %(version)s now. Whoever has an earlier one keeps it.")
                % said
            )
        return _("“%(offer)s” is kept.") % said


class MoneyColumn(Column):
    def get_value(self, instance: Offer) -> str:
        """The price in words."""
        return in_words(instance.money(instance.price))


class LengthColumn(Column):
    def get_value(self, instance: Offer) -> str:
        """Such as: 12 months, print and digital."""
        length = length_in_words(instance.unit, instance.count)
        said = f"{length}, {instance.get_formats_display()}"
        return (
            _("%(what)s, without advertisements") % {"what": said} if instance.is_ad_free else said
        )


class OnSaleColumn(Column):
    def get_value(self, instance: Offer) -> str:
        """Whether it can be bought today."""
        today = local_day(timezone.now())
        begins, ends = instance.on_sale_from, instance.on_sale_until
        if ends is not None and ends <= today:
            return _("no longer")
        if begins is not None and today < begins:
            return _("from %(day)s") % {"day": in_words(begins)}
        return _("until %(day)s") % {"day": in_words(ends)} if ends else _("yes")


class OfferViewSet(ModelViewSet):
    """Offers."""

    model = Offer
    icon = "tag"
    menu_label = gettext_lazy("Offers")
    index_view_class = OfferIndexView
    edit_view_class = OfferEditView
    list_display = [
        TitleColumn("name", label=gettext_lazy("Name"), url_name="desk_offers:edit"),
        Column("code", label=gettext_lazy("Code")),
        Column("version", label=gettext_lazy("Version")),
        LengthColumn("length", label=gettext_lazy("What")),
        MoneyColumn("price", label=gettext_lazy("Price")),
        Column("get_audience_display", label=gettext_lazy("For")),
        OnSaleColumn("on_sale", label=gettext_lazy("On sale")),
        Column("sold", label=gettext_lazy("Sold")),
    ]
    inspect_view_enabled = False
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """The same to make and to revise."""
        return OfferForm


class PromotionForm(WagtailAdminModelForm):
    """A promotion takes something off, in one way."""

    class Meta:
        model = PromotionCode
        fields = (
            *("code", "offer_code", "percent_off", "amount_off"),
            *("valid_from", "valid_until", "most_uses"),
        )
        widgets = {"valid_from": AdminDateInput, "valid_until": AdminDateInput}

    def clean(self) -> dict[str, Any]:
        """Percent or cents, and days in their order."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        percent, amount = said.get("percent_off"), said.get("amount_off")
        if not self.errors and bool(percent) == bool(amount):
            self.add_error("percent_off", _("Give percent or cents, one of them."))
        if percent is not None and percent > 100:
            self.add_error("percent_off", _("More than all of it cannot be taken off."))
        begins, ends = said.get("valid_from"), said.get("valid_until")
        if begins and ends and ends <= begins:
            self.add_error("valid_until", _("It would end before it begins."))
        if said.get("offer_code") and not Offer.objects.filter(code=said["offer_code"]).exists():
            self.add_error("offer_code", _("No offer has this code."))
        return said


class UsedColumn(Column):
    def get_value(self, instance: PromotionCode) -> str:
        """How often, of how often at most."""
        most = "∞" if instance.most_uses is None else instance.most_uses
        return f"{instance.used} / {most}"  # type: ignore[attr-defined]


class PromotionIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[PromotionCode]:
        """With how often each was used."""
        return PromotionCode.objects.annotate(used=Count("orders")).order_by("code")


class PromotionViewSet(ModelViewSet):
    """Promotion codes."""

    model = PromotionCode
    icon = "key"
    menu_label = gettext_lazy("Promotion codes")
    index_view_class = PromotionIndexView
    list_display = [
        TitleColumn("code", label=gettext_lazy("Code"), url_name="desk_promotions:edit"),
        Column("offer_code", label=gettext_lazy("For")),
        Column("percent_off", label=gettext_lazy("Percent off")),
        Column("amount_off", label=gettext_lazy("Cents off")),
        Column("valid_from", label=gettext_lazy("From")),
        Column("valid_until", label=gettext_lazy("Until")),
        UsedColumn("used", label=gettext_lazy("Used")),
    ]
    inspect_view_enabled = False
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """The same to make and to change."""
        return PromotionForm


register_permission_policy(Offer, SellersAlone(Offer))
register_permission_policy(PromotionCode, SellersAlone(PromotionCode))
OFFERS = OfferViewSet("desk_offers", url_prefix="desk/offers")
PROMOTIONS = PromotionViewSet("desk_promotions", url_prefix="desk/promotions")
