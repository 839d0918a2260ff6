"""The newsroom's page “House style”: choose, see, check, and only then keep."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Site

from octavo.issues.models import Picture, Publication
from octavo.website.house_style import previewing
from octavo.website.house_style.checking import Failure, House, Pairing, failures, pairings
from octavo.website.house_style.choosing import colours_of, section_colours
from octavo.website.house_style.faces import USUAL
from octavo.website.house_style.forms import COLOURS, LOGOS, HouseStyleForm
from octavo.website.house_style.ground import SCHEMES
from octavo.website.house_style.logos import LogoRefused, keep_logo
from octavo.website.house_style.tokens import tokens
from octavo.website.pages.site import site_parts

ON = {"light": gettext_lazy("on light"), "dark": gettext_lazy("on dark")}


def may_change(request: HttpRequest) -> bool:
    """Whether this person may keep a house style."""
    return request.user.has_perm("issues.change_publication")


def may_look(request: HttpRequest) -> bool:
    """Whether this person may see the page."""
    return may_change(request) or request.user.has_perm("issues.view_publication")


def kept_publication() -> Publication:
    """The magazine's row, made if it is not there."""
    return Publication.for_site(Site.objects.get(is_default_site=True))


def house_of(request: HttpRequest, publication: Publication) -> House:
    """What is checked of these choices, with the sections that readers see."""
    own = tokens()
    sections = section_colours(site_parts(request).sections, own)
    return House(colours_of(publication), own, sections)


class HouseStyleView(WagtailAdminTemplateMixin, View):
    """Shows the choices with what they make of the magazine; keeps them when they can be read."""

    page_title = gettext_lazy("House style")
    header_icon = "view"
    template_name = "newsroom/house_style.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those who may not look, and those who may only look when they send."""
        if not (may_look(request) if request.method in {"GET", "HEAD"} else may_change(request)):
            raise PermissionDenied
        self.publication = kept_publication()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """What is kept."""
        return self.show(HouseStyleForm(publication=self.publication), self.publication)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show the choices, keep them, or begin again from the house's own."""
        if "own" in request.POST:
            return self._begin_again()
        form = self._with_new_logos()
        if not form.is_valid():
            return self.show(form, self.publication, status=422)
        draft = form.draft()
        if "save" not in request.POST:
            return self.show(form, draft)
        refused = [one for one in failures(house_of(request, draft)) if one.choice]
        if refused:
            self._refuse(form, refused)
            return self.show(form, draft, status=422)
        draft.save()
        log(draft, "wagtail.edit")
        seen = messages.button(site_parts(request).home, _("See it"))
        messages.success(request, _("Your readers see this house style now."), buttons=[seen])
        return redirect("house_style_desk:edit")

    def _begin_again(self) -> HttpResponse:
        """The house's own faces and colours, not kept yet; name and logo stay."""
        publication = self.publication
        for name in COLOURS:
            setattr(publication, name, "")
        publication.faces = USUAL.name
        messages.info(self.request, _("The house’s own faces and colours. Save to keep them."))
        return self.show(HouseStyleForm(publication=publication), publication)

    def _with_new_logos(self) -> HouseStyleForm:
        """The form, where files that came are pictures by now: a preview needs them, too."""
        kept, faults = self.request.POST.copy(), {}
        for name in LOGOS:
            file = self.request.FILES.get(f"{name}_file")
            if file is None:
                continue
            try:
                kept[name] = str(self._keep(file).pk)
            except LogoRefused as refusal:
                faults[f"{name}_file"] = str(refusal)
                continue
            kept.pop(f"without_{name}", None)
        form = HouseStyleForm(kept, publication=self.publication)
        for field, fault in faults.items():
            form.add_error(field, fault)
        return form

    def _keep(self, file: Any) -> Picture:
        magazine = self.request.POST.get("name") or self.publication.name
        return keep_logo(file.read(), called=file.name, magazine=magazine, by=self.request.user)

    def _refuse(self, form: HouseStyleForm, refused: list[Failure]) -> None:
        """Say at each choice what cannot be read, and what could."""
        for choice in dict.fromkeys(one.choice for one in refused):
            at_fault = [one for one in refused if one.choice == choice]
            form.add_error(choice, sentence(at_fault[0], label=form.fields[choice].label))
            if more := len(at_fault) - 1:
                said = _("It is not alone: %(count)s more pairs below cannot be read.")
                form.add_error(choice, said % {"count": more})
        messages.error(self.request, _("Not kept: there are words that cannot be read."))

    def show(self, form: HouseStyleForm, shown: Publication, *, status: int = 200) -> HttpResponse:
        """The page with these choices in its previews and its table."""
        if not may_change(self.request):
            form.for_looking_only()
        context = self.get_context_data(
            form=form,
            shown=shown,
            may_change=may_change(self.request),
            frames=previewing.frames(self.request, shown),
            tables=tables(self.request, shown),
            publication_settings=reverse(
                "wagtailsettings:edit", args=["issues", "publication", shown.site_id]
            ),
        )
        return self.render_to_response(context, status=status)


def sentence(failure: Failure, *, label: Any) -> str:
    """What cannot be read, by how much, and the nearest colour with which it could."""
    pairing = failure.pairing
    said = _(
        "%(what)s, %(ground)s: %(words)s on %(on)s has a contrast of %(ratio)s to 1 and needs"
        " %(least)s."
    ) % {
        "what": named(pairing),
        "ground": ON[pairing.scheme],
        "words": pairing.words,
        "on": pairing.on,
        "ratio": number_format(pairing.shown_ratio, 2),
        "least": number_format(pairing.at_least),
    }
    if not failure.nearest:
        return f"{said} " + _("No lightness of this colour passes: change the other colour.")
    nearest = _("The nearest colour for “%(label)s” that passes is %(colour)s.")
    return f"{said} " + nearest % {"label": label, "colour": failure.nearest}


def named(pairing: Pairing) -> str:
    """The pair in words, with its section if it is one's."""
    return f"{pairing.section}: {pairing.what}" if pairing.section else str(pairing.what)


def tables(request: HttpRequest, publication: Publication) -> list[dict[str, Any]]:
    """For each ground its pairs, those that cannot be read first."""
    every = pairings(house_of(request, publication))
    return [
        {
            "ground": ON[scheme],
            "scheme": scheme,
            "rows": sorted((it for it in every if it.scheme == scheme), key=lambda it: it.passes),
            "failing": sum(not it.passes for it in every if it.scheme == scheme),
        }
        for scheme in SCHEMES
    ]


def _looking(view: Any) -> Any:
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_look(request):
            raise PermissionDenied
        draft = previewing.drafted(request, kept_publication())
        answer: HttpResponse = view(request, draft, *args, **kwargs)
        return answer

    return require_safe(checked)


@_looking
def preview(request: HttpRequest, draft: Publication, shown: str) -> HttpResponse:
    """A page of the magazine in the choices that the address carries."""
    return previewing.page(request, draft, shown=shown)


@_looking
def preview_sheet(request: HttpRequest, draft: Publication) -> HttpResponse:
    """The style sheet of those choices."""
    written = previewing.sheet(request, draft)
    return HttpResponse(written, content_type="text/css; charset=utf-8")


@_looking
def preview_check(request: HttpRequest, draft: Publication) -> HttpResponse:
    """The tables of those choices, for the page that shows them."""
    context = {"tables": tables(request, draft)}
    return render(request, "newsroom/house_style_tables.html", context)


patterns = [
    path("", HouseStyleView.as_view(), name="edit"),
    path("preview/sheet.css", preview_sheet, name="sheet"),
    path("preview/check/", preview_check, name="check"),
    path("preview/<slug:shown>/", preview, name="preview"),
]
