"""Leaving a serious page in a hurry: by the button, with script and without, and by Shift three times."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request

from forum.ground.dated.doors import LEAVE_TO

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["with script", "without"])
def page(request: pytest.FixtureRequest, browser: Browser, demonstration_address: str) -> Iterator[Page]:
    """Somebody who has begun to write, on a page about something serious."""
    context = browser.new_context(locale="en-GB", java_script_enabled=request.param)
    page = context.new_page()
    page.goto(f"{demonstration_address}/say")
    page.get_by_label("What would you like to say?").fill("He reads over my shoulder.")
    page.get_by_role("button", name="Go on", exact=True).click()
    page.goto(f"{demonstration_address}/say/serious/harm")
    yield page
    context.close()


def out(request: Request) -> bool:
    """Asked for, and that is enough: no test goes out into the world."""
    return request.url.startswith(LEAVE_TO)


def assert_nothing_is_left(page: Page, address: str) -> None:
    after = page.context.new_page()
    after.goto(f"{address}/say")
    assert "over my shoulder" not in after.content()


def test_by_the_button(page: Page, demonstration_address: str) -> None:
    with page.expect_request(out):
        page.get_by_role("link", name="Leave this page").click(no_wait_after=True)
    assert_nothing_is_left(page, demonstration_address)


@pytest.mark.parametrize("page", [True], ids=["with script"], indirect=True)
def test_by_shift_three_times(page: Page, demonstration_address: str) -> None:
    with page.expect_request(out):
        for _ in range(3):
            page.keyboard.press("Shift")
    assert_nothing_is_left(page, demonstration_address)
