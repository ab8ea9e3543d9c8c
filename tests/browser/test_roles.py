"""Somebody on an old phone would like a role: stops half-way, goes on elsewhere, is offered it, and says yes."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import ON_A_PHONE, Visit, read, visiting
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser
CODE = re.compile(r"[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]")
WARD = "Sit beside somebody on the ward"


@pytest.fixture
def visit(own_demonstration: Installation, browser: Browser) -> Iterator[Visit]:
    with visiting(own_demonstration, browser, ON_A_PHONE) as here:
        yield here


def test_a_role_from_the_first_word_to_yes(visit: Visit) -> None:
    phone = visit.as_nobody("at the library")
    phone.goto(f"{visit.address}/join")
    phone.get_by_role("link", name="Roles you could take on").last.click()
    phone.get_by_role("link", name=WARD).click()
    expect(phone.locator("main")).to_contain_text("What is checked, and why")
    phone.get_by_role("link", name="I would like this").click()
    phone.get_by_label("What shall we call you?").fill("Vic")
    phone.get_by_label("Anything that you would like to say?").fill("I like listening.\nThursdays are")
    phone.get_by_role("button", name="Keep it for later").click()
    code = CODE.findall(read(phone))[0]
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360

    home = visit.as_nobody("at home")
    home.goto(f"{visit.address}/roles/go-on")
    home.get_by_label("The code that you kept").fill(code.upper().replace("-", " "))
    home.get_by_role("button", name="Open it").click()
    expect(home.get_by_label("Anything that you would like to say?")).to_have_value("I like listening.\nThursdays are")
    home.get_by_role("button", name="Send it").click()
    expect(home.locator("main")).to_contain_text("Write the email address that we can use.")
    expect(home.get_by_label("What shall we call you?")).to_have_value("Vic")
    home.get_by_label("Not at all").check()
    home.get_by_role("button", name="Send it").click()
    expect(home.get_by_role("heading", level=1)).to_have_text("We have it. Thank you.")
    assert CODE.findall(read(home))[0] == code

    ruth = visit.desk_of("Ruth")
    ruth.goto(f"{visit.address}/roles")
    ruth.get_by_role("link", name=WARD).click()
    ruth.get_by_role("link", name="Who is interested").click()
    ruth.get_by_role("link", name="Vic").click()
    ruth.get_by_label("Offer it").check()
    ruth.get_by_role("button", name="Keep this step").click()

    home.goto(f"{visit.address}/roles/go-on")
    home.get_by_label("The code that you kept").fill(code)
    home.get_by_role("button", name="Open it").click()
    expect(home.locator("main")).to_contain_text("This role is offered to you.")
    home.get_by_role("button", name="Yes, I do it").click()
    expect(home.get_by_role("heading", level=1)).to_have_text("It is yours. Good to have you.")
    home.get_by_label("What put you off, or nearly did?").fill("The check sounded grim.")
    home.get_by_role("button", name="Tell us").click()
    expect(home.get_by_role("heading", level=1)).to_have_text("Thank you. That helps.")
