"""Forty voices at one sitting: a key for each, or a tap where there is no keyboard and no script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fixtures.browser import DESK, PHONE
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser
FORTY = 40

HEAR = f"""
from forum.journey.heard import actions
from forum.people.policy import VISITOR
for number in range({FORTY}):
    actions.hear(actor=VISITOR, words=f"The bus number {{number}} is late again.")
"""
WAITING = "from forum.journey.heard.models import Voice; print(Voice.objects.waiting().count())"


def begin(address: str, page: Page) -> None:
    page.goto(f"{address}/demo")
    page.locator("button[value='ruth@demo.example']").click()
    page.goto(f"{address}/sort")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Somebody said")


def waiting(installation: Installation) -> int:
    return int(installation.python(WAITING))


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_forty_keys_sort_forty_voices(own_demonstration: Installation, browser: Browser) -> None:
    own_demonstration.python(HEAR)
    before = waiting(own_demonstration)
    with own_demonstration.serve() as address:
        page = browser.new_context(viewport=DESK).new_page()
        begin(address, page)
        for number in range(FORTY):
            press(page, str(1 + number % 3))
        assert waiting(own_demonstration) == before - FORTY
        sorted_last = page.get_by_role("status").inner_text()
        press(page, "u")
        assert waiting(own_demonstration) == before - FORTY + 1
        press(page, "1")
        page.keyboard.press("n")
        expect(page.get_by_label("Or name a new theme")).to_be_focused()
        page.keyboard.type("Buses, 1 or 2 late")  # while a word is typed, keys are letters
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Buses, 1 or 2 late")
        assert sorted_last
        press(page, "s")
        expect(page.get_by_role("status")).to_contain_text("waits for somebody else")
        page.get_by_role("button", name="Turn the keys off").click()
        page.keyboard.press("1")
        page.reload()
        page.keyboard.press("1")
        expect(page.get_by_role("button", name="Turn the keys on")).to_be_visible()
        assert waiting(own_demonstration) == before - FORTY - 1


def test_a_thumb_sorts_without_script(own_demonstration: Installation, browser: Browser) -> None:
    before = waiting(own_demonstration)
    with own_demonstration.serve() as address:
        context = browser.new_context(viewport=PHONE, java_script_enabled=False, has_touch=True)
        page = context.new_page()
        begin(address, page)
        for _ in range(2):
            page.locator(".choice").first.tap()
        assert waiting(own_demonstration) == before - 2
        page.get_by_role("button", name="Undo").tap()
        assert waiting(own_demonstration) == before - 1
        page.get_by_text("Under more than one?").tap()
        page.wait_for_load_state("domcontentloaded")
        for box in page.get_by_role("checkbox").all()[-2:]:
            box.check()
        page.get_by_role("button", name="Put it under these").tap()
        expect(page.get_by_role("status")).to_contain_text(", ")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
