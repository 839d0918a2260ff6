"""Facts about a page in the words of schema.org: no more than what stands on it."""

from octavo.website.machines.structured.article import article_facts
from octavo.website.machines.structured.magazine import home_facts, issue_facts
from octavo.website.machines.structured.people import author_facts
from octavo.website.machines.structured.trail import trail
from octavo.website.machines.structured.writing import Facts, written

__all__ = [
    "Facts",
    "article_facts",
    "author_facts",
    "home_facts",
    "issue_facts",
    "trail",
    "written",
]
