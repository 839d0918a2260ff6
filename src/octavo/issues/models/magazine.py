"""The magazine itself: its home page, which is the root of the site."""

from wagtail.models import Page

from octavo.issues.views import Decided


class Magazine(Decided, Page):
    """The home page. It shows the current issue; everything else stands below it."""

    template = "magazine/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "issues.Section",
        "issues.ArticleShelf",
        "issues.IssueShelf",
        "issues.AuthorShelf",
        "issues.StandingPage",
    ]
    max_count = 1
