"""The newsroom's forms as a browser would send them back, with nothing changed."""

from __future__ import annotations

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from octavo.issues.blocks import TEXT_FEATURES
from octavo.issues.models import Article, Issue


def article_form(article: Article) -> dict[str, Any]:
    """Every field of an article, its body as it stands."""
    draft = article.get_latest_revision_as_object()
    fields = {
        "title": draft.title,
        "slug": draft.slug,
        "standfirst": draft.standfirst,
        "section": draft.section_id,
        "language": draft.language,
        "lead_picture": draft.lead_picture_id or "",
        "lead_alt": draft.lead_alt,
        "lead_caption": rich_text(draft.lead_caption),
        "lead_credit": draft.lead_credit,
        "lead_span": draft.lead_span,
        "bylines": inline_formset(
            [{"name": row.name, "role": row.role, "url": row.url} for row in draft.bylines.all()]
        ),
        "body": streamfield(
            [
                (block.block_type, rich_text(block.value.source, features=TEXT_FEATURES))
                for block in draft.body
            ]
        ),
        "comments": inline_formset([]),
    }
    return nested_form_data(fields)


def issue_form(issue: Issue) -> dict[str, Any]:
    """Every field of an issue, with its flatplan."""
    items = [
        {
            "id": item.pk,
            "kind": item.kind,
            "section_head": item.section_head,
            "article": item.article_id or "",
            "pages": item.pages,
            "label": item.label,
            "position": item.position,
            "supplied": item.supplied_id or "",
        }
        for item in issue.flatplan.all()
    ]
    fields = {
        "title": issue.title,
        "number": issue.number,
        "dated_on": issue.dated_on.isoformat(),
        "weight": issue.weight,
        "letter": rich_text(issue.letter),
        "flatplan": inline_formset(items, initial=len(items)),
        "comments": inline_formset([]),
    }
    return nested_form_data(fields)
