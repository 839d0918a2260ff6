"""Every letter in a list; one letter with its words, its preview, and a test to oneself."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from octavo.post.composing import Composed, common, composed
from octavo.post.errors import UnknownKind
from octavo.post.facts import said
from octavo.post.kinds import Kind, all_kinds, kind_named
from octavo.post.models import LetterTemplate, Outgoing
from octavo.post.newsroom.forms import WordsForm
from octavo.post.trying import example_of, send_test
from octavo.post.wording import forget, languages, shipped, wording
from octavo.post.words import allowed

MAY_WRITE = "post.change_lettertemplate"
FORMS = ("desktop", "phone", "text")


class LetterPage(WagtailAdminTemplateMixin, PermissionRequiredMixin, View):
    """A page about letters, for those who may change their words."""

    permission_required = MAY_WRITE
    header_icon = "mail"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the letters, and this page."""
        letters = {"url": reverse("letters:all"), "label": _("Letters")}
        return [*self.breadcrumbs_items, letters, *self.way_on()]

    def way_on(self) -> list[dict[str, Any]]:
        """What comes below the list of letters."""
        return []

    def show(self, *, status: int = 200, **shown: Any) -> HttpResponse:
        """The page with all that it says."""
        context = self.get_context_data(**shown)
        return TemplateResponse(self.request, self.template_name, context, status=status)


class LettersView(LetterPage):
    """All letters, with the languages in which somebody has changed them."""

    template_name = "post/newsroom/letters.html"

    def get_page_title(self) -> str:
        return _("Letters")

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list, and how the post stands."""
        changed = set(LetterTemplate.objects.values_list("kind", "language"))
        rows = [
            (kind, [(language, (kind.name, language) in changed) for language in languages()])
            for kind in all_kinds()
        ]
        failing = Outgoing.objects.waiting().filter(tries__gt=0).count()
        return self.show(
            rows=rows,
            waiting=Outgoing.objects.waiting().count(),
            failing=failing,
            given_up=Outgoing.objects.given_up().exclude(failed_because="").count(),
        )


class LetterView(LetterPage):
    """One letter in one language."""

    template_name = "post/newsroom/letter.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the letter."""
        super().setup(request, *args, **kwargs)
        self.kind = _kind(kwargs["name"])
        self.language = _language(kwargs["language"])

    def get_page_title(self) -> str:
        return f"{self.kind.label} ({self.language})"

    def way_on(self) -> list[dict[str, Any]]:
        return [{"url": self._address(), "label": self.get_page_title()}]

    def get(self, request: HttpRequest, name: str, language: str) -> HttpResponse:
        """The words as they are."""
        subject, body = wording(self.kind, language=self.language)
        return self._show(self._form({"subject": subject, "body": body}, is_bound=False))

    def post(self, request: HttpRequest, name: str, language: str) -> HttpResponse:
        """Keep the words, take ours again, or send a test with what stands there."""
        if "ours" in request.POST:
            self._kept().delete()
            forget()
            messages.success(request, _("The letter has the words that it came with."))
            return redirect(self._address())
        form = self._form(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        if "test" in request.POST:
            self._send_test(form)
            return self._show(form)
        self._keep(form)
        messages.success(request, _("Kept. The next letter of this kind has these words."))
        return redirect(self._address())

    def _send_test(self, form: WordsForm) -> None:
        to = self.request.user.email  # type: ignore[union-attr]
        words = form.cleaned_data
        letter = composed(
            self.kind,
            example_of(self.kind),
            language=self.language,
            subject=words["subject"],
            body=words["body"],
        )
        send_test(letter, to=to, language=self.language, key=uuid4().hex, now=timezone.now())
        messages.success(self.request, _("A test is on its way to %(to)s.") % {"to": to})

    def _keep(self, form: WordsForm) -> None:
        LetterTemplate.objects.update_or_create(
            kind=self.kind.name,
            language=self.language,
            defaults={
                "subject": " ".join(form.cleaned_data["subject"].split()),
                "body": form.cleaned_data["body"].replace("\r\n", "\n"),
                "changed_at": timezone.now(),
                "changed_by": self.request.user,  # type: ignore[misc]
            },
        )
        forget()

    def _kept(self) -> Any:
        return LetterTemplate.objects.filter(kind=self.kind.name, language=self.language)

    def _form(self, words: Any, *, is_bound: bool = True) -> WordsForm:
        given = {"data": words} if is_bound else {"initial": words}
        return WordsForm(**given, kind=self.kind, language=self.language)

    def _address(self) -> str:
        return reverse("letters:letter", args=[self.kind.name, self.language])

    def _show(self, form: WordsForm, *, status: int = 200) -> HttpResponse:
        kept = self._kept().select_related("changed_by").first()
        return self.show(
            status=status,
            kind=self.kind,
            language=self.language,
            form=form,
            facts=self._facts(),
            kept=kept,
            has_ours=shipped(self.kind, language=self.language) is not None,
            previews=[
                (form, reverse("letters:preview", args=[self.kind.name, self.language, form]))
                for form in FORMS
            ],
        )

    def _facts(self) -> list[tuple[str, str]]:
        """What may stand in braces, each with its example as the letter would say it."""
        known = said(self.kind, {**common(), **example_of(self.kind)}, language=self.language)
        return [
            (name, words if isinstance(words := known[name], str) else "…")
            for name in allowed(self.kind)
        ]


class LetterPreview(PermissionRequiredMixin, View):
    """The letter with its example: as kept, or in words that nobody has kept yet."""

    permission_required = MAY_WRITE

    def get(self, request: HttpRequest, name: str, language: str, form: str) -> HttpResponse:
        """As kept."""
        kind, language = _kind(name), _language(language)
        subject, body = wording(kind, language=language)
        return self._shown(kind, language, form, subject=subject, body=body)

    def post(self, request: HttpRequest, name: str, language: str, form: str) -> HttpResponse:
        """In the words that stand in the form beside."""
        kind, language = _kind(name), _language(language)
        words = WordsForm(request.POST, kind=kind, language=language)
        if not words.is_valid():
            lines = [line for lines in words.errors.values() for line in lines]
            return HttpResponse("\n".join(map(str, lines)), content_type="text/plain", status=422)
        return self._shown(kind, language, form, **words.cleaned_data)

    def _shown(
        self, kind: Kind, language: str, form: str, *, subject: str, body: str
    ) -> HttpResponse:
        if form not in FORMS:
            raise Http404
        letter: Composed = composed(
            kind, example_of(kind), language=language, subject=subject, body=body
        )
        if form == "text":
            words = f"{_('Subject')}: {letter.subject}\n\n{letter.text}"
            return HttpResponse(words, content_type="text/plain; charset=utf-8")
        return HttpResponse(letter.html)


def _kind(name: str) -> Kind:
    try:
        return kind_named(name)
    except UnknownKind as unknown:
        raise Http404 from unknown


def _language(language: str) -> str:
    if language not in languages():
        raise Http404
    return language
