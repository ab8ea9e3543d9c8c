"""A coordinator's morning: what waits, for whom, and letters to print; on an old phone and at a desk."""

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.browser.visits import AT_A_DESK, ON_A_PHONE, Visit, visiting
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser


@pytest.fixture(params=[ON_A_PHONE, AT_A_DESK], ids=["phone", "desk"])
def visit(request: pytest.FixtureRequest, own_demonstration: Installation, browser: Browser) -> Iterator[Visit]:
    with visiting(own_demonstration, browser, request.param) as here:
        yield here


def test_a_coordinators_morning(visit: Visit) -> None:
    noor = visit.desk_of("Noor")
    morning = noor.get_by_role("region", name="What could do with a word")
    expect(morning).to_contain_text("still wait for a first reader")

    # The letters: one PDF with all of them, then they are in the post.
    morning.get_by_role("link", name="Five letters wait to be printed.").click()
    pdf = noor.request.get(f"{visit.address}/papers/letters.pdf")
    drawn = PdfReader(io.BytesIO(pdf.body()))
    assert len(drawn.pages) == 5
    assert "Littleport" in "".join(page.extract_text() for page in drawn.pages)
    noor.get_by_label("M. Thorn").uncheck()
    noor.get_by_role("button", name="They are in the post").click()
    expect(noor.locator("main")).to_contain_text("One letter waits.")
    expect(noor.get_by_label("M. Thorn")).to_be_checked()

    # The voice that has waited longest is read first.
    visit.desk_of("Noor").get_by_role("region", name="What could do with a word").get_by_role("link").first.click()
    expect(noor.locator("main")).to_contain_text("Nobody comes to Manea")

    # A card that came in the post is typed in, and one more wait for nobody.
    visit.desk_of("Noor").get_by_role("link", name="Type in a card").click()
    noor.get_by_label("The code on the card").fill("bk7m-2qxw-9ft4-x")
    noor.get_by_label("What the card says").fill("The kettle in the hall leaks.")
    noor.get_by_role("button", name="Keep this card").click()
    expect(noor.get_by_label("What the card says")).to_have_value("The kettle in the hall leaks.")
    expect(noor.locator("main")).to_contain_text("We do not know this code")
