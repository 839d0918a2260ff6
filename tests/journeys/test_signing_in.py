"""A stranger joins, comes back by password and by passkey; staff show a second factor."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.installation import Installation

pytestmark = pytest.mark.journey

CLEO, EDDA, PASSWORD = "cleo@vell.example", "edda@vell.example", "a lantern on the quay"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A new magazine with one editor, a second factor asked of staff, and mail in a folder."""
    folder = tmp_path_factory.mktemp("signing-in")
    settings = {
        "OCTAVO_STAFF_SECOND_FACTOR": "yes",
        "EMAIL_URL": f"file:{folder / 'mail'}",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }
    installation = Installation(folder / "data", settings=settings)
    with installation.serving():
        made = installation.octavo("manage", "createsuperuser", "--noinput", f"--email={EDDA}")
        assert made.returncode == 0, made.stderr
        yield installation


@pytest.fixture
def device(browser: Browser, served: Installation) -> Iterator[Callable[..., Page]]:
    """Opens the magazine on another device."""
    opened: list[BrowserContext] = []

    def open_device(**options: object) -> Page:
        context = browser.new_context(
            base_url=f"http://localhost:{served.port}", service_workers="block", **options
        )
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        return page

    yield open_device
    for context in opened:
        context.close()


def the_code(served: Installation) -> str:
    """The code in the newest mail that has one; other letters may have come since."""
    for path in sorted((served.folder.parent / "mail").glob("*.eml"), reverse=True):
        letter = message_from_bytes(path.read_bytes(), policy=policy.default)
        found = re.findall(r"^    (\S+)$", letter.get_body(["plain"]).get_content(), re.MULTILINE)
        if found:
            return found[-1]
    pytest.fail("No mail has a code.")


def sign_in(page: Page, email: str, password: str) -> None:
    page.goto("/account/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_in_once_more(page: Page, password: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Once more, please")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Go on").click()


def with_authenticator(page: Page) -> None:
    """Give the device a built-in key that opens to every finger."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_stranger_joins_by_code_without_script_and_comes_back_by_password(device, served):
    page = device(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("link", name="Account").first.click()
    page.get_by_role("main").get_by_role("link", name="Join").click()
    page.get_by_label("E-mail address").fill(CLEO)
    page.get_by_label("Password, if you want one").fill(PASSWORD)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(the_code(served))
    page.get_by_role("button", name="Confirm this address").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account")

    next_day = device(java_script_enabled=False)
    sign_in(next_day, CLEO, PASSWORD)

    expect(next_day.get_by_role("main")).to_contain_text(CLEO)
    expect(next_day.get_by_role("main")).to_contain_text("Signed in on 2 devices.")


def test_a_passkey_is_added_and_signs_in(device):
    page = device()
    with_authenticator(page)
    sign_in(page, CLEO, PASSWORD)
    page.get_by_role("link", name="Your passkeys").click()
    page.get_by_role("link", name="Add a passkey").click()
    sign_in_once_more(page, PASSWORD)
    page.get_by_label("Name, to tell it from others").fill("My telephone")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    page.goto("/account/")
    page.get_by_role("button", name="Sign out").click()

    page.goto("/account/preferences/")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Name and language")
    page.goto("/account/passkeys/")
    expect(page.get_by_role("main")).to_contain_text("My telephone")


def test_staff_are_asked_for_a_second_factor_before_the_newsroom_opens(device, served):
    page = device()
    sign_in(page, EDDA, PASSWORD)
    page.goto("/newsroom/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your second factor")
    page.get_by_role("link", name="Set up an app").click()
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(the_code(served))
    page.get_by_role("button", name="Go on").click()
    secret = page.locator(".key").inner_text()
    used = int(time.time()) // 30
    page.get_by_label("Code").fill(format_hotp_value(hotp_value(secret, used)))
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="To the newsroom").click()
    expect(page.locator("#wagtail-sidebar")).to_be_attached()

    other = device()
    other.goto("/newsroom/login/")
    sign_in(other, EDDA, PASSWORD)

    expect(other.get_by_role("heading", level=1)).to_have_text("Your second factor")
    other.get_by_label("Code").fill(format_hotp_value(hotp_value(secret, used + 1)))
    other.get_by_role("button", name="Sign in", exact=True).click()
    other.goto("/newsroom/")
    expect(other.locator("#wagtail-sidebar")).to_be_attached()


def test_signing_out_everywhere_ends_the_other_device(device):
    here, there = device(), device()
    for page in (here, there):
        sign_in(page, CLEO, PASSWORD)
        expect(page.get_by_role("heading", level=1)).to_have_text("Your account")

    here.get_by_role("link", name="Your devices").click()
    expect(here.get_by_text("This one")).to_be_visible()
    here.get_by_role("button", name="Sign out everywhere").click()

    expect(here.get_by_text("You are signed out on all devices.")).to_be_visible()
    there.goto("/account/")
    expect(there.get_by_role("heading", level=1)).to_have_text("Sign in")
