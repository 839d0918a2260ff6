"""The forms of the desk: what is brought, and what the editor makes of it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from octavo.core.manuscript.blocks import Block, Figure
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import Text, plain_text
from octavo.core.manuscript.measuring import block_text
from octavo.importers.copy import Imported
from octavo.importers.correcting import Corrections, Verdict, may_recast
from octavo.importers.kinds import KINDS
from octavo.issues.models import Issue, Section

MOST_BYTES = 25 * 1024 * 1024
KIND_NAMES = {
    "text": _("Plain text"),
    "html": _("Web page (HTML)"),
    "markdown": _("Markdown"),
    "docx": _("Word document (DOCX)"),
    "mail": _("E-mail"),
    "manuscript": _("Octavo manuscript (JSON)"),
}
VERDICT_NAMES = (
    ("as_read", _("as read")),
    ("paragraph", _("paragraph")),
    ("subhead", _("subhead")),
    ("quotation", _("quotation")),
    ("pull_quote", _("pull quote")),
    ("set_aside", _("leave out")),
)
SPARE_BYLINES = 2
DAY = forms.DateInput({"type": "date"}, "%Y-%m-%d")


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, each checked by itself."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The uploaded files as a list; empty when none was chosen."""
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files if file]


class BringForm(forms.Form):
    """Files or pasted text."""

    brought = FilesField(
        label=_("Files"),
        required=False,
        help_text=_("Text, web page, Markdown, Word (DOCX) or e-mail; several at once will do."),
    )
    pasted = forms.CharField(
        label=_("Or paste text"), required=False, strip=False, widget=forms.Textarea({"rows": 8})
    )
    kind = forms.ChoiceField(
        label=_("Read as"),
        choices=[("auto", _("Find out")), *((kind, KIND_NAMES[kind]) for kind in KINDS)],
        initial="auto",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for something to read, of a bearable size."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("brought") and not cleaned.get("pasted", "").strip():
            sentence = _("Choose a file or paste some text.")
            raise forms.ValidationError(sentence)
        for file in cleaned.get("brought") or ():
            if file.size > MOST_BYTES:
                sentence = _("“%(name)s” is larger than 25 MB, the most that is read here.")
                raise forms.ValidationError(sentence % {"name": file.name})
        return cleaned


class FieldsForm(forms.Form):
    """Everything of an article that stands outside its text."""

    headline = forms.CharField(label=_("Headline"), max_length=255)
    standfirst = forms.CharField(
        label=_("Standfirst"), required=False, widget=forms.Textarea({"rows": 3})
    )
    section = forms.ModelChoiceField(
        label=_("Section"), queryset=Section.objects.none(), required=False, to_field_name="slug"
    )
    dateline = forms.CharField(label=_("Dateline"), required=False, max_length=120)
    published_on = forms.DateField(
        label=_("Published on"),
        required=False,
        widget=DAY,
    )
    language = forms.CharField(label=_("Language"), max_length=20)
    credit = forms.CharField(label=_("Credit of the lead image"), required=False, max_length=255)
    caption = forms.CharField(label=_("Caption of the lead image"), required=False)
    alt = forms.CharField(
        label=_("What the lead image shows"),
        required=False,
        help_text=_("Read out to those who cannot see it."),
    )
    issue = forms.ModelChoiceField(
        label=_("Put into issue"),
        queryset=Issue.objects.none(),
        required=False,
        empty_label=_("No issue yet"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField[Any], self.fields["section"]).queryset = Section.objects.all()
        cast(forms.ModelChoiceField[Any], self.fields["issue"]).queryset = Issue.objects.to_come()

    def clean_issue(self) -> Issue | None:
        """Only an issue that is still planned takes an article."""
        issue: Issue | None = self.cleaned_data["issue"]
        if issue and issue.state != Issue.State.PLANNED:
            sentence = _("No. %(number)s is closed. Open it again, or choose another.")
            raise forms.ValidationError(sentence % {"number": issue.number})
        return issue

    @staticmethod
    def initial_from(manuscript: Manuscript) -> dict[str, Any]:
        """The fields as the file was read."""
        lead = manuscript.lead_image or Figure()
        return {
            "headline": manuscript.headline,
            "standfirst": manuscript.standfirst,
            "section": manuscript.section,
            "dateline": manuscript.dateline,
            "published_on": manuscript.published_on,
            "language": manuscript.language,
            "credit": lead.credit,
            "caption": plain_text(lead.caption),
            "alt": lead.alt,
        }

    def lead_image(self, as_read: Figure | None) -> Figure | None:
        """The lead image with the editor's words; None when there is neither picture nor word."""
        cleaned = self.cleaned_data
        before = as_read or Figure()
        # A caption that the editor left alone keeps its emphasis and links.
        kept = cleaned["caption"] == plain_text(before.caption)
        caption = before.caption if kept else (Text(cleaned["caption"]),)
        lead = Figure(
            source=before.source,
            alt=cleaned["alt"],
            caption=caption,
            credit=cleaned["credit"],
            licence=before.licence,
            span=before.span,
        )
        return None if lead == Figure() else lead


class BylineForm(forms.Form):
    """One person who made the piece; a row left empty is no byline."""

    name = forms.CharField(label=_("Name"), required=False, max_length=120)
    role = forms.CharField(label=_("Role"), required=False, max_length=60)
    url = forms.CharField(label=_("Link"), required=False, max_length=500)


BylineFormSet = forms.formset_factory(BylineForm, extra=SPARE_BYLINES)


class TextForm(forms.Form):
    """What each block is, and which words that were set aside come back."""

    def __init__(self, *args: Any, imported: Imported, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.blocks: tuple[Block, ...] = imported.manuscript.blocks if imported.manuscript else ()
        self.set_aside = imported.set_aside
        for index, block in enumerate(self.blocks):
            choices = VERDICT_NAMES if may_recast(block) else (VERDICT_NAMES[0], VERDICT_NAMES[-1])
            self.fields[f"verdict-{index}"] = forms.ChoiceField(
                label=_("Block %(number)s is") % {"number": index + 1},
                choices=choices,
                initial="as_read",
                required=False,
            )
        for index in range(len(self.set_aside)):
            self.fields[f"back-{index}"] = forms.BooleanField(label=_("put back"), required=False)

    def block_rows(self) -> list[dict[str, Any]]:
        """Each block with its words and its choice, for the page."""
        return [
            {"kind": _kind(block), "text": block_text(block), "field": self[f"verdict-{index}"]}
            for index, block in enumerate(self.blocks)
        ]

    def set_aside_rows(self) -> list[dict[str, Any]]:
        """Each piece set aside with its reason and its choice, for the page."""
        return [
            {"text": piece.text, "reason": piece.reason, "field": self[f"back-{index}"]}
            for index, piece in enumerate(self.set_aside)
        ]

    def verdicts(self) -> tuple[Verdict, ...]:
        """One verdict a block; a block that was not asked about stays as read."""
        named = (self.cleaned_data[f"verdict-{index}"] for index in range(len(self.blocks)))
        return tuple(cast(Verdict, name or "as_read") for name in named)

    def put_back(self) -> frozenset[int]:
        """Which pieces come back."""
        indexes = range(len(self.set_aside))
        return frozenset(index for index in indexes if self.cleaned_data[f"back-{index}"])


def corrections(
    fields: FieldsForm, bylines: forms.BaseFormSet[BylineForm], text: TextForm, as_read: Manuscript
) -> Corrections:
    """All three forms, checked, as what the editor decides."""
    cleaned = fields.cleaned_data
    named = (form.cleaned_data for form in bylines if form.cleaned_data.get("name"))
    return Corrections(
        headline=cleaned["headline"],
        standfirst=cleaned["standfirst"],
        bylines=tuple(Byline(row["name"], row["role"], row["url"]) for row in named),
        section=cleaned["section"].slug if cleaned["section"] else "",
        dateline=cleaned["dateline"],
        published_on=cleaned["published_on"],
        language=cleaned["language"],
        lead_image=fields.lead_image(as_read.lead_image),
        verdicts=text.verdicts(),
        put_back=text.put_back(),
    )


def _kind(block: Block) -> str:
    """`PullQuote` as `pull quote`."""
    name = type(block).__name__
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
