from django.contrib.auth.models import Group
from wagtail.models import Page, Site, Workflow

from octavo.issues.founding import found
from octavo.issues.models import ArticleShelf, Magazine, Publication, Section, StandingPage


def test_a_new_installation_becomes_a_magazine(new_installation):
    magazine = found(name="The Vell Review", strapline="News of a harbour country")

    site = Site.objects.get()
    assert site.root_page == magazine.page_ptr
    assert magazine.url == "/"
    assert not Page.objects.filter(slug="home").exists()
    assert [section.url for section in Section.objects.all()] == [
        "/politics/",
        "/finance/",
        "/foreign-affairs/",
        "/environment/",
        "/culture/",
        "/technology/",
    ]
    assert Publication.for_site(site).strapline == "News of a harbour country"
    footer = StandingPage.objects.live().in_menu().values_list("slug", flat=True)
    assert list(footer) == ["about", "contact", "imprint", "privacy", "terms", "accessibility"]


def test_founding_twice_is_founding_once(db):
    found(name="The Vell Review")
    section = Section.objects.get(slug="finance")
    section.delete()

    found(name="Another name")

    assert Magazine.objects.get().title == "The Vell Review"
    assert Section.objects.count() == 5


def test_the_newsroom_has_its_four_groups_and_one_workflow(db):
    found(name="The Vell Review")

    groups = Group.objects.order_by("name").values_list("name", flat=True)
    assert list(groups) == ["Editors", "Publishers", "Subscriber desk", "Writers"]
    assert ArticleShelf.objects.get().get_workflow() == Workflow.objects.active().get()
    assert [task.name for task in Workflow.objects.get().tasks] == ["Edit", "Check"]
