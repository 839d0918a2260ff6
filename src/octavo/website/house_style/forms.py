"""What a publisher chooses on the page “House style”."""

from __future__ import annotations

from copy import copy
from dataclasses import fields, replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from octavo.issues.models import Picture, Publication
from octavo.issues.models.publication import is_colour
from octavo.website.house_style import logos
from octavo.website.house_style.choosing import colours_of
from octavo.website.house_style.faces import PAIRS
from octavo.website.house_style.ground import Colours, ground
from octavo.website.house_style.tokens import tokens

COLOURS = tuple(field.name for field in fields(Colours))
LOGOS = ("logo", "dark_logo")


class ColourInput(forms.TextInput):
    """The browser's own way to choose a colour."""

    input_type = "color"


def _colour(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        validators=[is_colour],
        widget=ColourInput,
    )


def _logo_file(label: Any, help_text: Any) -> forms.FileField:
    accept = forms.FileInput(attrs={"accept": logos.ACCEPTED})
    return forms.FileField(label=label, help_text=help_text, required=False, widget=accept)


def _kept_logo() -> forms.ModelChoiceField:
    pictures = Picture.objects.all()
    return forms.ModelChoiceField(pictures, required=False, widget=forms.HiddenInput)


class HouseStyleForm(forms.Form):
    """Name, logo, faces and colours; a colour that is the house's own is kept as none."""

    name = forms.CharField(label=_("Name"), max_length=200)
    logo = _kept_logo()
    logo_file = _logo_file(
        _("Logo"),
        _("Stands in the masthead in place of the name: SVG, or a bitmap 80 pixels high."),
    )
    without_logo = forms.BooleanField(label=_("Show the name, no logo"), required=False)
    dark_logo = _kept_logo()
    dark_logo_file = _logo_file(
        _("Logo on a dark ground"), _("Without one, the same logo stands on both grounds.")
    )
    without_dark_logo = forms.BooleanField(
        label=_("No logo of its own in the dark"), required=False
    )
    faces = forms.ChoiceField(
        label=_("For text and headlines, and for service"),
        choices=[(pair.name, pair.label) for pair in PAIRS],
        widget=forms.RadioSelect,
    )
    light_paper = _colour(_("Paper"))
    light_ink = _colour(_("Ink"))
    dark_paper = _colour(_("Paper in the dark"))
    dark_ink = _colour(_("Ink in the dark"))
    panel = _colour(_("Panel of the offer"), _("The ink, unless you choose another colour."))

    def __init__(self, given: Any = None, *, publication: Publication) -> None:
        self.publication = publication
        super().__init__(given, initial=as_shown(publication))

    def for_looking_only(self) -> None:
        """Nothing can be changed: for those who may not."""
        for field in self.fields.values():
            field.disabled = True

    def clean(self) -> dict[str, Any]:
        """A colour is kept only where it differs from what would be there without it."""
        given = super().clean() or {}
        for name in COLOURS:
            colour = given.get(name, "").upper()
            untouched = not getattr(self.publication, name) and colour == self.initial[name]
            given[name] = "" if untouched else colour
        chosen = Colours(*(given[name] for name in COLOURS))
        given.update({name: "" for name in COLOURS if given[name] == _without(name, chosen)})
        return given

    def draft(self) -> Publication:
        """The publication with these choices, not stored. Asks for a form that is valid."""
        drafted = copy(self.publication)
        for name in ("name", "faces", *COLOURS):
            setattr(drafted, name, self.cleaned_data[name])
        for name in LOGOS:
            is_dropped = self.cleaned_data[f"without_{name}"]
            setattr(drafted, name, None if is_dropped else self.cleaned_data[name])
        return drafted


def as_shown(publication: Publication) -> dict[str, Any]:
    """The choices as the form shows them: every colour there is, chosen or not."""
    chosen, own = colours_of(publication), tokens()
    light, dark = ground("light", chosen, own), ground("dark", chosen, own)
    return {
        "name": publication.name,
        "faces": publication.faces,
        "logo": publication.logo_id,
        "dark_logo": publication.dark_logo_id,
        "light_paper": light.paper,
        "light_ink": light.ink,
        "dark_paper": dark.paper,
        "dark_ink": dark.ink,
        "panel": light.panel,
    }


def _without(name: str, chosen: Colours) -> str:
    """The colour that is there when this one is not chosen."""
    scheme, _of, part = name.rpartition("_")
    on = ground("dark" if scheme == "dark" else "light", replace(chosen, **{name: ""}), tokens())
    colour: str = getattr(on, part)
    return colour
