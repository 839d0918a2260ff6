"""Closes every article of an installation, and says what is held back and who shows which pass.

Run by `test_leaks.py` in the environment of an installation that nobody serves; prints JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta

import django

FEWEST_LETTERS = 45  # a shorter sentence may stand anywhere


def held_back() -> dict[str, list[str]]:
    """By address the sentences of each article that its teaser has not."""
    from octavo.core.manuscript.measuring import plain_text
    from octavo.core.manuscript.sentences import sentences
    from octavo.issues.models import Article
    from octavo.website.pages.remembered import text_of

    found = {}
    for article in Article.objects.live():
        text = text_of(article, is_preview=False)
        shown = letters(plain_text(text.teaser))
        said = (letters(sentence.text) for sentence in sentences(text.manuscript))
        kept = [one for one in said if len(one) >= FEWEST_LETTERS and one not in shown]
        found[article.url] = kept
    return found


def letters(text: str) -> str:
    """Letters and figures alone: however it is set, a sentence stays the same."""
    return "".join(filter(str.isalnum, text)).casefold()


def passes() -> dict[str, str]:
    """What each kind of reader shows."""
    from django.utils import timezone

    from octavo.access.granting import grant
    from octavo.access.passes import issue_pass, take_back_passes
    from octavo.accounts.models import Account
    from octavo.issues.models import Issue

    now = timezone.now()
    span = (now, now + timedelta(days=30))
    people = {
        name: Account.objects.create_user(f"{name}@reader.example", None)
        for name in ("ada", "ben", "cleo", "dora", "eve")
    }
    oldest = Issue.objects.published().order_by("number").first()
    for name, to in (("ada", None), ("ben", oldest), ("dora", None)):
        grant(people[name], to=to, span=span, reason="A test.", by=None, now=now)
    shown = {name: issue_pass(account, now=now).words for name, account in people.items()}
    expired = issue_pass(people["eve"], now=now - timedelta(days=1)).words
    take_back_passes(people["dora"], at=now)
    last = "A" if shown["ada"][-1] != "A" else "B"
    return {
        "subscriber": shown["ada"],
        "other right": shown["ben"],
        "registered": shown["cleo"],
        "taken back": shown["dora"],
        "forged": shown["ada"][:-1] + last,
        "expired": expired,
        "nobody": "",
    }


def main() -> None:
    """Close, then tell."""
    django.setup()
    from octavo.issues.models import Article, Issue, Publication, Section

    # Here nobody opens anything; what the meter opens is tried in `test_meter.py`.
    said = Publication.objects.get(site__is_default_site=True)
    said.meter_without_account = said.meter_with_account = 0
    said.save()
    for section in Section.objects.all():
        section.access = "subscribers"
        section.save()
    newest = Issue.objects.published().first()
    for article in Article.objects.live().exclude(section__isnull=False, access=""):
        article.access = "subscribers"
        article.save()
    told = {"held_back": held_back(), "passes": passes(), "newest": newest.url}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
