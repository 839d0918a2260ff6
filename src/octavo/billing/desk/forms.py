"""What the desk asks for beside its acts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from octavo.memberships.models import Address, Subscriber


class NewSubscriberForm(forms.Form):
    """Who wrote or rang, and where they live."""

    name = forms.CharField(label=_("Name"), max_length=200)
    company = forms.CharField(label=_("Company"), required=False, max_length=200)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    street = forms.CharField(
        label=_("Street"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    district = forms.CharField(label=_("District"), required=False, max_length=200)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=20)
    city = forms.CharField(label=_("Town"), required=False, max_length=200)
    region = forms.CharField(label=_("Region"), required=False, max_length=200)
    country = forms.CharField(
        label=_("Country"), min_length=2, max_length=2, help_text=_("Two letters, such as DE.")
    )
    is_other = forms.BooleanField(
        label=_("It is somebody else than those with the same e-mail address"), required=False
    )

    def person(self) -> dict[str, Any]:
        """The columns of the subscriber."""
        return {name: self.cleaned_data[name] for name in ("name", "company", "email", "phone")}

    def parts(self) -> dict[str, str]:
        """The parts of the address."""
        said = self.cleaned_data
        return {name: said[name] for name in Address.PARTS if name in said}

    def known(self) -> list[Subscriber]:
        """Those who have this e-mail address already."""
        email = self.cleaned_data["email"].strip().lower()
        return list(Subscriber.objects.filter(email=email)[:10]) if email else []
