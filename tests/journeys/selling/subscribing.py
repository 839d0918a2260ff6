"""What a stranger, a reader and the desk do around subscribing, and the magazine they do it at."""

from __future__ import annotations

import re
from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect
from tests.installation import Installation, eventually

ARTICLE = "/articles/fog-over-vell/"
OPEN, HELD_BACK = "It began with a wet cellar.", "And then the tide came in."
IBAN, HOLDER = "DE89 3704 0044 0532 0130 00", "Cleo Brandt"
DESK, PASSWORD = "desk@vell.example", "a harbour at dawn, twice"
CLICKS = Path("build/bench/clicks.json")

PREPARE = """
from datetime import timedelta
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Site
from octavo.accounts.models import Account
from octavo.billing.models import Seller
from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Issue, IssueShelf, Publication
from octavo.issues.storing import store
from octavo.memberships.models import Offer

Publication.objects.update(promises_print=False, promises_screen=False, promises_epub=False)
paragraphs = ["It began with a wet cellar.", *["So it went on."] * 8, "And then the tide came in."]
article = store(
    Manuscript(
        headline="Fog over Vell", standfirst="A harbour that nobody sees.",
        bylines=(Byline("Ada Moll"),), section="politics", language="en-GB",
        blocks=tuple(Paragraph((Text(one),)) for one in paragraphs),
    ),
    pictures={}, by=None, slug="fog-over-vell",
)
article.access = "subscribers"
article.save_revision()
article.save()
article.approve()
now = timezone.now()
for number, days in ((7, 0), (8, 14)):
    issue = Issue(
        title="Water", number=number, dated_on=timezone.localdate() + timedelta(days=days),
        live=False,
    )
    IssueShelf.objects.get().add_child(instance=issue)
    issue.save_revision()
    if number == 7:
        issue.take_in(article)
        issue.close(by=None, now=now, overrule_reason="A test.")
        issue.appear(now=now)
benefits = "24 issues a year\\nAll past issues"
for code, name, formats, unit, count, price in (
    ("digital", "Digital", "digital", "months", 12, 7200),
    ("print", "Print and digital", "both", "issues", 24, 9600),
):
    Offer.objects.create(
        code=code, name=name, benefits=benefits, formats=formats, unit=unit, count=count,
        price=price, currency="EUR",
    )
seller = Seller.for_site(Site.objects.get(is_default_site=True))
seller.name = seller.account_holder = "Pilot Station Press"
seller.address, seller.iban = "11 Customs Steps, Harrack", "DE02120300000000202051"
seller.save()
desk = Account.objects.create_user("desk@vell.example", password="{password}")
desk.groups.set(Group.objects.filter(name="Subscriber desk"))
"""
PAY = """
from django.utils import timezone
from octavo.billing.acts.receiving import receive
from octavo.billing.models import Document
for invoice in Document.objects.open().filter(payer__email="{email}"):
    receive(invoice, amount=invoice.sum, on=timezone.localdate(), method="transfer",
            now=timezone.now())
"""
# A card that pays as long as its owner types it in, and is refused whenever it is charged alone.
FAILS_LATER = "4000 0000 0000 0341"
YEAR_ENDS = """
from datetime import timedelta
from django.utils import timezone
from octavo.billing.tasks import do_what_is_due
from octavo.core.terms import months_after
from octavo.memberships.models import Subscription

today, soon = timezone.localdate(), timezone.localdate() + timedelta(days=20)
row = Subscription.objects.get(payer__email="{email}")
began = months_after(soon, -12)
Subscription.objects.filter(pk=row.pk).update(ordered_on=began, anchor=soon.day)
row.terms.update(ordered_on=began, starts=began, paid_on=began, ends=soon)
do_what_is_due.call()
row.terms.filter(number=1).update(ends=today)
row.terms.filter(number=2).update(starts=today, ends=months_after(today, 12))
do_what_is_due.call()
"""
TAKEN_BACK = """
from django.utils import timezone
from octavo.billing.acts.reconciling import reconcile
from octavo.billing.models import Charge
from octavo.billing.providers.registry import provider_named
row = Charge.objects.get(document__payer__email="{email}")
provider_named("rehearsal").till.dispute(row.provider_id, row.money)
reconcile("rehearsal", now=timezone.now())
"""
GRACE_ENDS = """
from datetime import timedelta
from django.utils import timezone
from octavo.billing.models import Charge
from octavo.billing.tasks import do_what_is_due
from octavo.core.terms.policy import GRACE_DAYS

began = timezone.localdate() - timedelta(days=GRACE_DAYS)
failed = Charge.objects.in_arrears().filter(document__payer__email="{email}")
failed.get().document.subscription.terms.filter(number=1).update(ends=began)
failed.get().document.subscription.terms.filter(number=2).update(starts=began, ordered_on=began)
failed.update(failed_first_on=began, tried_on=began)
do_what_is_due.call()
"""


def run(served: Installation, script: str) -> str:
    """Run a few lines of Python against the magazine, as its desk would by commands."""
    done = served.octavo("manage", "shell", "-v0", "-c", script)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Clicks:
    """Counts what somebody has to press."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, page: Page, role: str, name: str) -> None:
        page.get_by_role("main").get_by_role(role, name=name, exact=True).click()
        self.count += 1


def the_code(served: Installation, email: str) -> str:
    """The code in the letter to this address that has not been read yet."""
    return from_a_letter(served, email, r"^    (\S+)$")


def the_link_to_pay(served: Installation, email: str) -> str:
    """Where the letter about a card that was refused leads to."""
    return from_a_letter(served, email, r"(/pay/[^\s/]+/)")


def from_a_letter(served: Installation, email: str, what: str) -> str:
    """What the latest letter to this address has of that form; letters are read once."""
    folder = served.folder.parent / "mail"
    found: list[str] = []

    def has_come() -> bool:
        for path in sorted(folder.glob("*"), key=lambda path: path.stat().st_mtime_ns):
            letter = message_from_bytes(path.read_bytes(), policy=policy.default)
            body = letter.get_body(("plain",))
            if email in str(letter["To"]) and body is not None:
                found.extend(re.findall(what, body.get_content(), re.MULTILINE))
                path.unlink()
        return bool(found)

    assert eventually(has_come, within=120, every=0.2)
    return found[-1]


def subscribe(page: Page, served: Installation, *, email: str, code: str = "digital") -> None:
    """From the article to reading it: the offer, one page, one code."""
    page.goto(ARTICLE)
    page.get_by_role("main").get_by_role("link", name="Subscribe").click()
    page.locator(f"a[href^='/subscribe/{code}/']").click()
    page.get_by_label("Your e-mail address").fill(email)
    page.get_by_label("Your name").fill("Cleo Brandt")
    if code == "print":
        page.get_by_label("Street and number").fill("Deichgasse 7")
        page.get_by_label("Postcode").fill("20359")
        page.get_by_label("Town or city").fill("Vell")
    page.get_by_label("I accept").check()
    page.get_by_role("button", name="Order with obligation to pay").click()
    page.get_by_label("Code").fill(the_code(served, email))
    page.get_by_role("button", name="Order with obligation to pay").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Read on")


def set_back(served: Installation, email: str, days: int) -> None:
    """As if ordered and paid so many days ago."""
    earlier = (date.today() - timedelta(days=days)).isoformat()  # noqa: DTZ011 - the tests' own day
    with served.database() as database:
        (subscription,) = database.execute(
            "SELECT s.id FROM memberships_subscription s JOIN memberships_subscriber p"
            " ON p.id = s.payer_id WHERE p.email = ? ORDER BY s.id DESC",
            [email],
        ).fetchone()
        for table, column in (
            ("memberships_term", "paid_on"),
            ("memberships_term", "starts"),
            ("memberships_term", "ordered_on"),
            ("billing_payment", '"on"'),
        ):
            sentence = f"UPDATE {table} SET {column} = ? WHERE subscription_id = ?"  # noqa: S608
            database.execute(sentence, [earlier, subscription])
        database.execute(
            "UPDATE memberships_subscription SET ordered_on = ? WHERE id = ?",
            [earlier, subscription],
        )
        database.commit()


def at_the_desk(page: Page) -> None:
    """Sign in as whoever serves subscribers."""
    page.goto("/newsroom/")
    page.locator("[name=login]").fill(DESK)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("#wagtail-sidebar")).to_be_attached()


def statement(reference: str) -> FilePayload:
    """What the bank gives the desk: one transfer with this reference."""
    today = f"{date.today():%d.%m.%Y}"  # noqa: DTZ011 - the tests' own day
    heading = "Buchungstag;Betrag;Waehrung;Name;IBAN;Verwendungszweck"
    line = f"{today};96,00;EUR;{HOLDER};{IBAN.replace(' ', '')};{reference}"
    return {
        "name": "today.csv",
        "mimeType": "text/csv",
        "buffer": f"{heading}\n{line}\n".encode(),
    }


def pay_by_card(page: Page, served: Installation, *, email: str, number: str) -> None:
    """Subscribe, and pay with a card that is charged from then on."""
    subscribe(page, served, email=email)
    page.get_by_role("link", name="Pay by card").click()
    page.get_by_role("button", name="Enter a card").click()
    enter(page, number)
    expect(page.get_by_text("Paid by card.")).to_be_visible()


def enter(page: Page, number: str) -> None:
    """Type a card and press the button."""
    page.get_by_label("Card number").fill(number)
    page.get_by_role("button", name="Pay now").click()
