"""The reference of mail names every letter with its facts, and the figures of the policy."""

from __future__ import annotations

from pathlib import Path

from octavo.post import policy
from octavo.post.kinds import Kind, all_kinds

PAGE = Path(__file__).parents[2] / "docs/reference/mail.md"
BEGINS, ENDS = "<!-- letters -->\n", "<!-- end of letters -->\n"


def explained(kind: Kind) -> str:
    """A letter's paragraph: its name, what it is, and what it tells."""
    marks = [
        words
        for words, is_so in (
            ("demanded", kind.is_demanded),
            ("may be declined", kind.is_declinable),
            ("forgotten once sent", kind.is_secret),
        )
        if is_so
    ]
    facts = [
        f"`{name}` ({form}{', may be empty' if name in kind.optional else ''})"
        for name, form in kind.facts.items()
    ]
    head = f"**`{kind.name}`**: {str(kind.label)[0].lower()}{str(kind.label)[1:]}"
    return f"{head}{' — ' + ', '.join(marks) if marks else ''}.\n{', '.join(facts)}.\n"


def test_every_letter_is_explained_with_its_facts(update_golden):
    page = PAGE.read_text()
    before, rest = page.split(BEGINS)
    _, after = rest.split(ENDS)
    made = before + BEGINS + "\n" + "\n".join(map(explained, all_kinds())) + "\n" + ENDS + after
    if update_golden:
        PAGE.write_text(made)

    assert PAGE.read_text() == made


def test_the_page_has_the_policys_figures():
    page = " ".join(PAGE.read_text().split())
    minutes = [int(pause.total_seconds() // 60) for pause in policy.PAUSES]

    assert minutes[:5] == [1, 5, 20, 60, 240]
    assert set(minutes[4:]) == {240}
    assert "after 1, 5 and 20 minutes, 1 hour, and every 4 hours after that" in page
    assert 2.5 < sum(minutes) / 60 / 24 < 3
    assert f"| {policy.WORDS_KEPT_FOR.days} days |" in page
