"""Somebody on a small old phone steps back for three weeks in two taps, and comes back to three lines."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import ON_A_PHONE, Visit, visiting
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(own_demonstration: Installation, browser: Browser) -> Iterator[Visit]:
    with visiting(own_demonstration, browser, ON_A_PHONE) as here:
        yield here


def test_three_weeks_in_two_taps_and_back_to_three_lines(visit: Visit) -> None:
    phone = visit.desk_of("Tariq")
    phone.goto(f"{visit.address}/together")  # any page
    phone.get_by_role("link", name="How much today?").first.click()
    phone.get_by_role("button", name="Nothing for three weeks").click()
    expect(phone.locator("main")).to_contain_text("You rest until")
    expect(phone.locator("main")).to_contain_text("Marek covers.")
    assert phone.locator("main textarea").count() == 0
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360

    marek = visit.desk_of("Marek")
    expect(marek.locator("main")).to_contain_text("Lantern")
    marek.goto(f"{visit.address}/me/seats")
    expect(marek.locator("main")).to_contain_text("Marek covers")
    assert "Tariq" not in marek.locator("main").inner_text()

    phone.get_by_role("button", name="I am back").first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Good to see you, Tariq")
    lines = phone.locator(".in-short p").all_inner_texts()
    assert 1 < len(lines) <= 3
    assert "which you worked on" in lines[0]
    assert "Marek covered Lantern" in lines[1]
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
