"""A partner organisation is invited and invites two people: by keyboard, on a phone without script and at a desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import AT_A_DESK, ON_A_PHONE, Visit, enter, press, visiting
from tests.fixtures import databases
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=[ON_A_PHONE, AT_A_DESK], ids=["phone", "desk"])
def visit(
    request: pytest.FixtureRequest,
    demonstration: Installation,
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Visit]:
    own = demonstration.copy(tmp_path_factory.mktemp("organisations") / "own")
    with visiting(own, browser, request.param, FORUM_SMTP="folder:") as here:
        yield here
    databases.drop(own.database_url)


def code_on_the_slip(page: Page) -> str:
    expect(page.get_by_text("You are invited")).to_be_visible()
    return page.locator(".paper-card__code").inner_text()


def come_with(page: Page, visit: Visit, code: str, called: str) -> None:
    page.goto(f"{visit.address}/join")
    press(page, "Come in with it")
    page.get_by_label("The code on the slip").fill("bk7m-2222-9ft4-r")
    enter(page)
    expect(page.locator(".nhsuk-error-summary")).to_contain_text("not quite a code of ours")
    page.get_by_label("The code on the slip").fill(code)
    enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("You come for Washes Anglers")
    press(page, "I am new here")
    page.get_by_label("What should we call you?").fill(called)
    page.get_by_label("Not at all").check()
    press(page, "Join")
    press(page, "I have them. Go on")
    press(page, "Yes, come in")
    expect(page.get_by_role("heading", level=1)).to_have_text("Good to have you here.")


def test_an_organisation_comes_in_and_brings_two_people(visit: Visit) -> None:
    noor = visit.desk_of("Noor")
    noor.goto(f"{visit.address}/agreement")
    press(noor, "Who we work with")
    press(noor, "Invite an organisation")
    press(noor, "Make the slip")
    expect(noor.locator(".nhsuk-error-summary")).to_be_visible()
    noor.get_by_label("What is the organisation called?").fill("Washes Anglers")
    press(noor, "Make the slip")
    lead = visit.as_nobody("Wren")
    come_with(lead, visit, code_on_the_slip(noor), "Wren")

    for name in ("Robin", "Martin"):
        lead.goto(f"{visit.address}/organisations/washes-anglers")
        press(lead, "Invite somebody")
        lead.get_by_label("Who is it for?").fill(name)
        press(lead, "Make the slip")
        come_with(visit.as_nobody(name), visit, code_on_the_slip(lead), name)
    lead.goto(f"{visit.address}/organisations/washes-anglers")
    for name in ("Wren", "Robin", "Martin"):
        expect(lead.locator("main")).to_contain_text(name)
    assert lead.evaluate("document.documentElement.scrollWidth <= innerWidth")

    robin = visit.as_nobody("Robin")
    robin.goto(f"{visit.address}/organisations/washes-anglers")
    expect(robin.get_by_role("button", name="They speak for it no more")).to_have_count(0)
    press(robin, "I speak for it no more")
    expect(robin.get_by_role("heading", level=1)).to_have_text("Washes Anglers")
    expect(robin.locator("main")).not_to_contain_text("Martin")
