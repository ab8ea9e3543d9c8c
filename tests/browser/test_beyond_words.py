"""Somebody draws on their phone and says yes to how it was put in words; somebody else speaks; a third points."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import AT_A_DESK, Visit, visiting
from tests.fixtures import databases
from tests.fixtures.browser import DESK, FLAGS, chromium
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser
# A microphone that hums, and nobody to ask for leave.
HUMMING = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]


@pytest.fixture
def visit(own_demonstration: Installation, browser: Browser) -> Iterator[Visit]:
    with visiting(own_demonstration, browser, AT_A_DESK, FORUM_SMTP="folder:") as opened:
        yield opened
    databases.drop(own_demonstration.database_url)


def draws(page: Page, visit: Visit) -> str:
    """Draw with a finger, send it, choose a second thing; return the receipt."""
    page.goto(f"{visit.address}/say")
    page.get_by_role("link", name="Rather draw it").click()
    page.get_by_role("button", name="Draw here").click()
    paper = page.get_by_role("img", name="Draw here")
    paper.scroll_into_view_if_needed()
    box = paper.bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(box["x"] + 40 + step * 20, box["y"] + 60 + (step % 3) * 30)
    page.mouse.up()
    page.get_by_role("button", name="Take this one").click()
    expect(page.get_by_role("status").filter(has_text="It goes with the form.")).to_be_visible()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have it. Thank you.")
    code = page.locator(".receipt__code").inner_text()
    page.get_by_label("Your second thing").fill("blue kettle")
    page.get_by_role("button", name=re.compile("Keep")).first.click()
    return code


def puts_in_words(ruth: Page, visit: Visit, words: str) -> None:
    """Find it among what is to be read, look at it, write it down."""
    ruth.goto(f"{visit.address}/read")
    ruth.get_by_role("link", name="A picture, without words.").last.click()
    picture = ruth.locator(".piece img")
    assert picture.evaluate("async one => { await one.decode(); return one.naturalWidth; }") > 100
    ruth.get_by_role("link", name="Put it in words").click()
    ruth.get_by_label("What it says, in words").fill(words)
    ruth.get_by_role("button", name="Keep these words").click()
    expect(ruth.locator("main")).to_contain_text("not confirmed yet by whoever said it")


def test_from_a_drawing_to_ones_own_words(visit: Visit) -> None:
    home = visit.as_nobody()
    code = draws(home, visit)
    words = "A river, and a bridge with one rail."
    puts_in_words(visit.desk_of("Ruth"), visit, words)

    home.goto(f"{visit.address}/follow")
    home.get_by_label("Your receipt").fill(code)
    home.get_by_role("button").filter(has_text=re.compile("See|Follow|Look")).first.click()
    expect(home.locator("main")).to_contain_text("Is that what you mean?")
    home.get_by_role("button", name="Open my words").click()
    home.get_by_label("second thing", exact=False).fill("Blue Kettle")
    home.get_by_role("button").filter(has_text="Open").first.click()
    expect(home.locator("main")).to_contain_text(words)
    home.get_by_role("button", name="Yes, this is what I mean").click()
    expect(home.locator("main")).to_contain_text("These are your words now")
    expect(home.locator("main .their-words").first).to_contain_text(words)


def test_spoken_into_the_page(visit: Visit, browser: Browser) -> None:
    listening = browser.browser_type.launch(executable_path=chromium(), args=[*FLAGS, *HUMMING])
    page = listening.new_context(viewport=DESK, locale="en-GB").new_page()
    page.goto(f"{visit.address}/say/another-way")
    page.get_by_role("button", name="Speak now").click()
    page.wait_for_timeout(700)  # of humming
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("status").filter(has_text="It goes with the form.")).to_be_visible()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have it. Thank you.")
    listening.close()

    ruth = visit.desk_of("Ruth")
    ruth.goto(f"{visit.address}/read")
    ruth.get_by_role("link", name="A recording, not yet written down.").click()
    sound = ruth.locator("audio")
    lasts = sound.evaluate(
        "one => new Promise((known, not) => { one.onloadedmetadata = () => known(one.duration); one.onerror = not;"
        " one.preload = 'metadata'; one.load(); })"
    )
    assert lasts > 0.3


def test_pointed_at_by_keyboard(visit: Visit) -> None:
    page = visit.as_nobody()
    page.goto(f"{visit.address}/say/pictures")
    page.get_by_role("group", name="Food and drink").get_by_label("not good").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Go on").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Have your say")
    expect(page.get_by_label("What would you like to say?")).to_have_value("Food and drink: not good.")
