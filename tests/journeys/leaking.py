"""Closes every article of an installation, and says what is held back and who shows which pass.

Run by `test_leaks.py` in the environment of an installation that nobody serves, with how many
articles the meter opens without an account and with one; prints JSON.
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


def cookies() -> dict[str, str]:
    """What each kind of reader shows."""
    return passes() | guests()


def passes() -> dict[str, str]:
    """The passes of readers with an account."""
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
    said = {
        "subscriber": shown["ada"],
        "other right": shown["ben"],
        "registered": shown["cleo"],
        "taken back": shown["dora"],
        "forged": forged(shown["ada"]),
        "expired": expired,
        "print alone": in_print_alone(shown["cleo"]),
    }
    return {who: f"octavo_pass={words}" for who, words in said.items()} | {"nobody": ""}


def in_print_alone(words: str) -> str:
    """The same pass of somebody who has the printed magazine, and sees no advertisements."""
    from octavo.access.passes import keys

    ring = keys()
    fields = words.split(".")[:-1]
    said = ".".join([*fields[:-1], "s:1767225600::pq"])
    return f"{said}.{ring.current.signature(said)}"


def guests() -> dict[str, str]:
    """What is shown by readers without one, who have opened articles or were given one."""
    from django.utils import timezone

    from octavo.access.passes import keys
    from octavo.core.access import Right
    from octavo.core.passes import sign_guest

    now, month = timezone.now(), timedelta(days=31)
    first, *others = [str(pk) for pk in pks_of_articles()]

    def held(kind: str, *names: str, until: timedelta = month) -> str:
        rights = [Right(kind, now - month, now + until, name).words for name in names]
        return sign_guest(rights, keys())

    said = {
        "given one": held("gift", first),
        "given one long ago": held("gift", first, until=timedelta(seconds=-1)),
        "opened last month": held("opened", *others[:3], until=timedelta(seconds=-1)),
        "opened three": held("opened", *others[:3]),
        "forged guest": forged(held("gift", first)),
    }
    return {who: f"octavo_guest={words}" for who, words in said.items()}


def pks_of_articles() -> list[int]:
    from octavo.issues.models import Article

    return list(Article.objects.live().order_by("pk").values_list("pk", flat=True))


def forged(words: str) -> str:
    return words[:-1] + ("A" if words[-1] != "A" else "B")


def main() -> None:
    """Set the meter, close, then tell."""
    django.setup()
    from octavo.issues.models import Article, Issue, Publication, Section

    without, with_one = map(int, sys.argv[1:])
    publication = Publication.objects.get()
    publication.meter_without_account, publication.meter_with_account = without, with_one
    publication.save()
    for section in Section.objects.all():
        section.access = "subscribers"
        section.save()
    newest = Issue.objects.published().first()
    for article in Article.objects.live().exclude(section__isnull=False, access=""):
        article.access = "subscribers"
        article.save()
    told = {"held_back": held_back(), "cookies": cookies(), "newest": newest.url}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
