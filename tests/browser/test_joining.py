"""Joining on an old phone without script: by email, by nothing but a card, and by a helper who writes it down."""

import email
import email.policy
import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import ON_A_PHONE, Visit, visiting
from tests.fixtures import databases
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser
IN_A_MESSAGE = re.compile(r"Your code is (\S+)")
PATIENCE = 30  # seconds until the job has sent what waits


@pytest.fixture(scope="module")
def own(demonstration: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = demonstration.copy(tmp_path_factory.mktemp("joining") / "own")
    yield made
    databases.drop(made.database_url)


@pytest.fixture(scope="module")
def visit(own: Installation, browser: Browser) -> Iterator[Visit]:
    with visiting(own, browser, ON_A_PHONE, FORUM_SMTP="folder:") as here:
        yield here


def code_sent_to(address: str, installation: Installation) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for file in (installation.data / "outbox").glob("*"):
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            body = message.get_body(("plain",))
            if message["To"] == address and body and (found := IN_A_MESSAGE.search(body.get_content())):
                return found.group(1)
        time.sleep(0.1)
    raise AssertionError("No code came.")


def fill_in(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.get_by_label("What should we call you?").fill(name)


def test_joining_by_email_takes_two_screens_and_a_code(visit: Visit, own: Installation) -> None:
    phone = visit.as_nobody("Winnie")
    phone.goto(visit.address)
    phone.get_by_role("link", name="Take part").first.click()
    phone.get_by_role("button", name="Join").click()
    expect(phone.locator("main")).to_contain_text("Write a name. Any that you like will do.")
    phone.get_by_label("What should we call you?").fill("Winnie")
    phone.get_by_label("By email", exact=True).check()
    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_label("What should we call you?")).to_have_value("Winnie")
    phone.get_by_label("Email address").fill("winnie@example.org")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Your code is on its way")
    phone.get_by_label("Code").fill(code_sent_to("winnie@example.org", own))
    phone.get_by_role("button", name="Sign in").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Welcome, Winnie.")
    phone.get_by_role("link", name="Your own page").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Winnie")


def test_without_anything_but_a_name_a_card_is_the_key(visit: Visit) -> None:
    phone = visit.as_nobody("Stan")
    fill_in(phone, f"{visit.address}/join", "Stan")
    phone.get_by_label("Not at all").check()
    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Your card")
    code = phone.locator(".paper-card__code").first.inner_text()
    phone.get_by_role("link", name="I have them. Go on").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Welcome, Stan.")

    library = visit.as_nobody("at the library")
    library.goto(f"{visit.address}/card")
    library.get_by_label("A code from your card").fill(code)
    library.get_by_role("button", name="Sign in").click()
    library.goto(f"{visit.address}/me/details")
    expect(library.get_by_label("What should we call you?")).to_have_value("Stan")
    library.get_by_role("button", name="Only reach me").click()
    expect(library.get_by_role("heading", name="You can be reached, and are no member")).to_be_visible()
    library.get_by_role("button", name="Be a member").click()
    expect(library.get_by_role("heading", name="You are a member")).to_be_visible()


def test_a_helper_writes_down_what_somebody_says_who_comes_in_by_their_own_card(visit: Visit) -> None:
    joan = visit.desk_of("Joan")
    joan.goto(f"{visit.address}/join")
    joan.get_by_role("link", name="Write down what they say").click()
    joan.get_by_label("What should we call them?").fill("Old Tom")
    joan.get_by_label("Not at all").check()
    joan.get_by_role("button", name="They join").click()
    expect(joan.get_by_role("heading", level=1)).to_have_text("The card of Old Tom")
    code = joan.locator(".paper-card__code").nth(1).inner_text()

    kiosk = visit.as_nobody("at the kiosk")
    kiosk.goto(f"{visit.address}/card")
    kiosk.get_by_label("A code from your card").fill(code.upper())
    kiosk.get_by_role("button", name="Sign in").click()
    kiosk.goto(f"{visit.address}/me")
    expect(kiosk.get_by_role("heading", level=1)).to_contain_text("Old Tom")
