"""A ward nurse makes a card for a patient near a postcode, in a minute; a group's entry is wrong, and comes right."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import AT_A_DESK, ON_A_PHONE, Visit, by_keyboard, enter, press, visiting
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
    own = demonstration.copy(tmp_path_factory.mktemp("finding") / "own")
    with visiting(own, browser, request.param, FORUM_SMTP="folder:") as opened:
        yield opened
    databases.drop(own.database_url)


def test_a_card_by_keyboard_alone(visit: Visit) -> None:
    page = visit.as_nobody("nurse")
    page.goto(f"{visit.address}/")
    press(page, "Find support")
    by_keyboard(page, "What would help?")
    page.keyboard.type("lonley evenings")
    by_keyboard(page, "Where?")
    page.keyboard.type("CB7")
    enter(page)
    found = page.locator(".listing")
    expect(found.first).to_contain_text("Evening company, Ely")
    expect(found.first).to_contain_text("less than a mile")
    for _number in range(3):
        by_keyboard(page, "For the card")
        page.keyboard.press("Space")
    press(page, "Make a card")
    card = page.locator(".support-card")
    expect(card).to_contain_text("Evening company, Ely")
    assert card.locator("section").count() == 3
    page.get_by_label("Its own words in").select_option("pl")
    page.get_by_label("Large print").check()
    page.get_by_role("button", name="Show it so").click()
    expect(card).to_contain_text("Gdzie można się zgłosić")
    message = page.get_by_role("link", name="As a text message").get_attribute("href") or ""
    assert message.startswith("sms:?&body=Evening%20company")
    pdf = page.request.get(visit.address + (page.get_by_role("link", name="To print").get_attribute("href") or ""))
    assert pdf.headers["content-type"] == "application/pdf"
    page.go_back()
    page.go_back()
    expect(page.get_by_label("What would help?")).to_have_value("lonley evenings")


def test_wrong_in_one_tap_and_right_again(visit: Visit) -> None:
    somebody, ruth = visit.as_nobody("reader"), visit.desk_of("Ruth")
    somebody.goto(f"{visit.address}/find?need=outdoors")
    entry = somebody.locator(".listing").filter(has_text="Saturday walkers")
    entry.get_by_role("button", name="This is wrong").click()
    expect(somebody.get_by_role("heading", level=1)).to_have_text("Thank you for saying so.")
    somebody.get_by_label("What is wrong, if you like").fill("It is on Sundays now.")
    somebody.get_by_role("button", name="Say it").click()

    ruth.goto(f"{visit.address}/find")
    ruth.get_by_role("link", name="Keep the directory right").click()
    expect(ruth.locator("main")).to_contain_text("It is on Sundays now.")
    ruth.get_by_role("link", name="Saturday walkers").first.click()
    ruth.get_by_role("link", name="Put it right").click()
    ruth.get_by_label("When, as you would say it?").fill("Sundays, 10 to 12")
    ruth.get_by_label("The same by day, to be found by").fill("Sunday 10:00 12:00")
    ruth.get_by_role("button", name="Keep it").click()
    expect(ruth.locator("main")).to_contain_text("Sundays, 10 to 12")

    somebody.goto(f"{visit.address}/find")
    somebody.get_by_text("When, how, for whom").click()
    somebody.get_by_label("On which day?").select_option("6")
    somebody.get_by_role("button", name=re.compile("^Look")).click()
    expect(somebody.locator("main")).to_contain_text("Saturday walkers")
    ruth.goto(f"{visit.address}/find/to-check")
    expect(ruth.locator("main")).not_to_contain_text("It is on Sundays now.")


def test_what_is_old_is_grey_and_asked_after(visit: Visit) -> None:
    somebody, ruth = visit.as_nobody("reader"), visit.desk_of("Ruth")
    somebody.goto(f"{visit.address}/find?need=making")
    entry = somebody.locator(".listing--old").filter(has_text="Singing in the barn")
    expect(entry).to_contain_text("Ring first.")
    ruth.goto(f"{visit.address}/find/to-check")
    ruth.get_by_role("link", name="Singing in the barn").click()
    ruth.get_by_label("Who looked?", exact=False).fill("The Tuesday group")
    ruth.get_by_role("button", name="All of it is still right").click()
    somebody.reload()
    expect(somebody.locator(".listing--old")).to_have_count(0)
    expect(somebody.locator("main")).to_contain_text("Checked by The Tuesday group")
