"""A director's ten minutes, and one tap from a letter: on an old phone without JavaScript and at a desk."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import AT_A_DESK, ON_A_PHONE, Visit, by_keyboard, visiting
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser
LATER = date.today() + timedelta(days=60)  # noqa: DTZ011 - what somebody would type


@pytest.fixture(params=[ON_A_PHONE, AT_A_DESK], ids=["phone", "desk"])
def visit(request: pytest.FixtureRequest, own_demonstration: Installation, browser: Browser) -> Iterator[Visit]:
    with visiting(own_demonstration, browser, request.param) as here:
        yield here


def fill_day(page: Page, day: date) -> None:
    for name, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        page.get_by_label(name, exact=True).fill(str(value))


def test_a_directors_ten_minutes(visit: Visit) -> None:
    david = visit.desk_of("David")
    # What waits stands on one page, the nearest day first, each with the way on.
    waits = david.get_by_role("region", name="What waits, in the order of dates")
    expect(waits.get_by_role("listitem").first).to_contain_text("people still wait")
    expect(david.get_by_role("region", name="Somebody says thank you")).to_be_visible()

    # It takes longer: two lines, shown to everybody beside the question.
    waits.get_by_role("link", name="It takes longer").first.click()
    david.get_by_label("What holds it up?").fill(
        "The two crisis teams merge in spring; the page would be wrong by then."
    )
    fill_day(david, LATER)
    david.get_by_role("button", name="Tell people").click()
    expect(david.locator("main")).to_contain_text("The two crisis teams merge in spring")

    # The reply: a part, with a reason, a limit, and a promise, in one screen. The first try lacks the reason.
    visit.desk_of("David").get_by_role("link", name="Reply").first.click()
    david.get_by_label("Yes to a part").check()
    david.get_by_text("Promise something at the same time").click()
    david.get_by_label("What will you do?").fill("One page for the day team, now.")
    fill_day(david, LATER)
    david.get_by_role("button", name="Send the reply").click()
    expect(david.get_by_role("heading", name="One thing to look at again")).to_be_visible()
    expect(david.get_by_label("What will you do?")).to_have_value("One page for the day team, now.")
    david.get_by_label("Why, in plain words").fill("The night team is another trust's; we ask them.")
    david.get_by_role("button", name="Send the reply").click()
    expect(david.locator("main")).to_contain_text("One page for the day team, now.")
    expect(david.locator("main")).to_contain_text("yes to a part")

    # And what was promised before: how it goes, then that it is done, with a measure.
    visit.desk_of("David").get_by_role("link", name=re.compile("^It is done")).first.click()
    david.get_by_label("What was done?").fill("All nine teams keep the hour again.")
    david.get_by_label("What changed for people?").fill("Nobody waits overnight.")
    david.get_by_text("A measure, before and after").click()
    david.get_by_label("What was counted?").fill("Calls returned on the day")
    david.get_by_label("Before", exact=True).fill("6 in 10")
    david.get_by_role("button", name="Say that it is done").click()
    expect(david.locator("main")).to_contain_text("before and after")
    expect(david.get_by_label("What was counted?")).to_have_value("Calls returned on the day")
    david.get_by_label("After", exact=True).fill("9 in 10")
    david.get_by_role("button", name="Say that it is done").click()
    expect(david.locator("main")).to_contain_text("9 in 10")


def test_a_reply_by_the_keyboard_alone(visit: Visit) -> None:
    david = visit.desk_of("David")
    by_keyboard(david, "Reply")
    david.keyboard.press("Enter")
    david.wait_for_url("**/reply")
    by_keyboard(david, "Yes")
    david.keyboard.press("Space")
    by_keyboard(david, "Why, in plain words")
    david.keyboard.type("It is right.")
    by_keyboard(david, "Send the reply")
    david.keyboard.press("Enter")
    david.wait_for_url("**/promise")


def test_one_tap_from_a_letter_and_one_more_says_it(visit: Visit, own_demonstration: Installation) -> None:
    code = own_demonstration.python(
        "from forum.journey.answered.models import AnswerTo\n"
        "print(AnswerTo.objects.exclude(feed__voice__verdicts__isnull=False).exclude(answer__kind='not_yet')"
        ".latest('pk').letter_code)"
    ).strip()
    phone = visit.as_nobody()
    phone.goto(f"{visit.address}/t/{code}")
    expect(phone.get_by_role("heading", level=1)).to_have_text("An answer for you")
    phone.get_by_label("If not: because").fill("Our bus is another one.")
    phone.get_by_role("button", name="It does not").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Thank you for telling us.")
    phone.goto(f"{visit.address}/t/{code}")
    expect(phone.locator("main")).to_contain_text("It does not.")
    phone.get_by_role("button", name="This answers me").click()
    expect(phone.locator("main")).to_contain_text("It is good to know")
