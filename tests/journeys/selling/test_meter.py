"""The meter runs out, somebody registers, it runs out again, and they subscribe; and gift links.

The door answers, in a real browser; a device without a word about it has no JavaScript.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.installation import Installation, eventually
from tests.journeys.selling.subscribing import HELD_BACK, the_code
from tests.journeys.selling.subscribing import run as run_script

pytestmark = pytest.mark.journey

SLUGS = tuple(f"fog-{number}" for number in range(1, 8))
CLEO = "cleo@meter.example"
ADA, PASSWORD = "ada@meter.example", "a lamp at the pier, thrice"
CHROMIUM = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
MORE = """
from datetime import timedelta
from django.utils import timezone
from allauth.account.models import EmailAddress
from octavo.access.granting import grant
from octavo.accounts.models import Account
from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Issue, IssueShelf, Publication
from octavo.issues.storing import store

now = timezone.now()
issue = Issue(title="Fog", number=6, dated_on=timezone.localdate() - timedelta(days=20), live=False)
IssueShelf.objects.get().add_child(instance=issue)
issue.save_revision()
said = ["It began with a wet cellar.", *["So it went on."] * 8, "And then the tide came in."]
for number in range(1, 8):
    article = store(
        Manuscript(
            headline=f"Fog {number}", standfirst="A harbour that nobody sees.",
            bylines=(Byline("Ada Moll"),), section="politics", language="en-GB",
            blocks=tuple(Paragraph((Text(one),)) for one in said),
        ),
        pictures={}, by=None, slug=f"fog-{number}",
    )
    article.access = "subscribers"
    article.save_revision()
    article.save()
    article.approve()
    issue.take_in(article)
issue.close(by=None, now=now, overrule_reason="A test.")
issue.appear(now=now)
ada = Account.objects.create_user("{ada}", password="{password}", first_name="Ada")
EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
span = (now, now + timedelta(days=30))
grant(ada, to=None, span=span, reason="A test.", by=None, now=now)
publication = Publication.objects.get(site__is_default_site=True)
publication.meter_without_account, publication.meter_with_account = 2, 4
publication.save()
"""
OVER = """
from django.utils import timezone
from octavo.access.models import Gift
from datetime import timedelta
now = timezone.now()
Gift.objects.update(made_at=now - timedelta(days=20), until=now - timedelta(days=1))
"""


@pytest.fixture(scope="module")
def magazine(served: Installation) -> Installation:
    """Seven closed articles, of which strangers open two and those with an account four."""
    run_script(served, MORE.replace("{ada}", ADA).replace("{password}", PASSWORD))
    assert eventually(lambda: _is_stored(served), within=300, every=0.5)
    return served


def _is_stored(served: Installation) -> bool:
    """Whether the door sends the teaser of the last article by itself: for HEAD it has its tag."""
    return "ETag" in {name.title().replace("Etag", "ETag") for name in served.get(at(7))[2]}


def at(number: int) -> str:
    return f"/articles/fog-{number}/"


def reads(page: Page, number: int) -> bool:
    page.goto(at(number))
    return HELD_BACK in page.get_by_role("main").inner_text()


def sign_in(page: Page, *, then: str = "/account/") -> None:
    page.goto(f"/account/sign-in/?next={then}")
    page.locator("[name=login]").fill(ADA)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_the_meter_runs_out_a_reader_registers_it_runs_out_again_and_they_subscribe(
    device, magazine
):
    page = device()
    assert [reads(page, number) for number in (1, 2, 3, 1)] == [True, True, False, True]

    page.goto(at(3))
    page.locator(".meter").get_by_role("link", name="How many free articles are left?").click()
    said = page.get_by_role("main")
    expect(said).to_contain_text("You have read your 2 free articles of this month.")
    expect(said).to_contain_text("With an account, which costs nothing, you read 4 a month.")
    said.get_by_role("link", name="Register").click()
    page.get_by_label("E-mail address").fill(CLEO)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(the_code(magazine, CLEO))
    page.get_by_role("button", name="Confirm this address").click()
    expect(page).to_have_url(re.compile(re.escape(at(3))))

    assert [reads(page, number) for number in (3, 4, 5, 3, 1)] == [True, True, False, True, True]
    page.goto("/account/")
    expect(said).to_contain_text("0 of 4 left this month.")

    page.goto(at(5))
    page.get_by_role("main").get_by_role("link", name="Subscribe").first.click()
    page.locator("a[href^='/subscribe/digital/']").click()
    page.get_by_label("Your name").fill("Cleo Brandt")
    page.get_by_label("I accept").check()
    page.get_by_role("button", name="Order with obligation to pay").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Read on")
    assert [reads(page, number) for number in (5, 6, 7)] == [True, True, True]


def test_two_tabs_count_together_and_a_script_says_how_many_are_left(device, magazine):
    page = device(java_script_enabled=True)
    tab = page.context.new_page()
    page.goto(at(1))
    expect(page.locator(".meter")).to_contain_text("1 of 2 free articles left this month.")
    shifts = page.evaluate(SHIFTS)
    tab.goto(at(2))
    expect(tab.locator(".meter")).to_contain_text("You have read your 2 free articles")
    page.goto(at(3))
    expect(page.locator(".meter")).to_contain_text("A new month begins on")
    expect(page.locator(".held-back")).to_contain_text("With an account")
    expect(page.get_by_text(HELD_BACK)).to_have_count(0)
    tab.reload()
    expect(tab.get_by_text(HELD_BACK)).to_have_count(1)
    assert shifts < 0.01


SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) sum += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 500);
})"""


def test_a_subscriber_s_page_asks_for_no_count_and_gives_the_article_away(device, magazine):
    page = device(java_script_enabled=True, user_agent=CHROMIUM)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    sign_in(page, then=at(6))
    expect(page.get_by_text(HELD_BACK)).to_have_count(1)
    expect(page.locator(".meter")).to_be_hidden()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/meter/" in url]

    page.get_by_role("link", name="Give this article").click()
    page.get_by_label("From Ada").check()
    page.get_by_role("button", name="Make the link").click()
    link = page.get_by_label("Link to this gift").input_value()

    cleo = device(java_script_enabled=True, user_agent=CHROMIUM)
    cleo.goto(link)
    expect(cleo).to_have_url(re.compile(re.escape(f"{at(6)}#given")))
    expect(cleo.get_by_text(HELD_BACK)).to_have_count(1)
    expect(cleo.locator(".meter")).to_contain_text("Ada has given you this article.")

    ben = device(user_agent=CHROMIUM)
    ben.goto(link)
    expect(ben.get_by_text(HELD_BACK)).to_have_count(1)
    ben.locator(".meter").get_by_role("link").click()
    expect(ben.get_by_role("main")).to_contain_text("Ada has given you this article.")
    assert [reads(ben, number) for number in (6, 1, 2, 3)] == [True, True, True, False]

    page.goto("/account/gifts/")
    expect(page.get_by_role("main")).to_contain_text("opened on 2 devices")
    run_script(magazine, OVER)
    late = device(user_agent=CHROMIUM)
    late.goto(link)
    expect(late.get_by_role("main")).not_to_contain_text(HELD_BACK)
    expect(late.get_by_role("heading", name="This gift is over")).to_be_visible()
    expect(late.get_by_role("main").get_by_role("link", name="Subscribe")).to_be_visible()


def test_nobody_who_only_looks_opens_anything(magazine):
    for headers in ({"Sec-Purpose": "prefetch"}, {"Sec-Fetch-Mode": "cors"}):
        status, body, said = magazine.get(at(1), **headers)
        assert status == 200
        assert HELD_BACK.encode() not in body
        assert not any(name.lower() == "set-cookie" for name in said)
