"""Somebody leaves a post and the next finds the promises; somebody takes all their data and is forgotten.

By keyboard, on an old phone without script, and at a desk.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import AT_A_DESK, ON_A_PHONE, Visit, by_keyboard, press, visiting
from tests.fixtures import databases
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser
A_DAY_LATER = """
from datetime import timedelta
from forum.ground import clock
from forum.operations import forgetting
with clock.travelled_to(clock.now() + timedelta(hours=25)):
    print(forgetting.forget_people_due())
"""


@pytest.fixture(scope="module", params=[ON_A_PHONE, AT_A_DESK], ids=["phone", "desk"])
def here(
    request: pytest.FixtureRequest,
    demonstration: Installation,
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Visit, Installation]]:
    own = demonstration.copy(tmp_path_factory.mktemp("parting") / "own")
    with visiting(own, browser, request.param, FORUM_SMTP="folder:") as visit:
        yield visit, own
    databases.drop(own.database_url)


def test_the_next_in_a_post_finds_what_was_promised(here: tuple[Visit, Installation]) -> None:
    visit, _own = here
    david = visit.desk_of("David")
    david.goto(f"{visit.address}/offices")
    press(david, "Director of nursing")
    promised = david.locator("main a[href^='/promises/']").all_inner_texts()
    assert promised
    press(david, "Say who holds it next")
    david.get_by_label("Who holds it next?").fill("Ines")
    press(david, "Hand it over")
    expect(david.locator(".nhsuk-error-summary")).to_be_visible()
    expect(david.get_by_label("Who holds it next?")).to_have_value("Ines")
    david.get_by_label("The email address that they sign in with").fill("ines@demo.example")
    for name, value in zip(("Day", "Month", "Year"), date.today().strftime("%d %m %Y").split(), strict=True):  # noqa: DTZ011
        david.get_by_label(name, exact=True).fill(value)
    press(david, "Hand it over")
    expect(david.locator("main")).to_contain_text("Ines")
    ines = visit.desk_of("Ines")
    rows = david.get_by_role("region", name="What it promised").get_by_role("listitem")
    at_work = rows.filter(has_not_text="said to be done").get_by_role("heading").all_inner_texts()
    assert at_work
    for words in at_work:
        expect(ines.locator("main")).to_contain_text(words)
    ines.goto(f"{visit.address}/offices/nursing")
    assert ines.locator("main a[href^='/promises/']").all_inner_texts() == promised
    expect(ines.get_by_role("link", name="Say who holds it next")).to_be_visible()


def test_somebody_takes_all_of_it_away_and_is_forgotten(here: tuple[Visit, Installation]) -> None:
    visit, own = here
    beth = visit.desk_of("Beth")
    beth.goto(f"{visit.address}/me")
    press(beth, "What you hold about me")
    by_keyboard(beth, "Get all of it")
    with beth.expect_download() as coming:
        beth.keyboard.press("Enter")
    with zipfile.ZipFile(io.BytesIO(coming.value.path().read_bytes())) as packed:
        assert packed.testzip() is None
        told = json.loads(packed.read("data.json"))
        assert "Beth" in json.dumps(told)
        assert "Beth" in next(packed.read(name).decode() for name in packed.namelist() if name.endswith(".html"))
    press(beth, "Forget me")
    press(beth, "Forget me in a day")
    press(beth, "Stay after all")
    expect(beth.get_by_role("button", name="Stay after all")).to_have_count(0)
    press(beth, "Forget me")
    press(beth, "Forget me in a day")
    assert beth.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert own.python(A_DAY_LATER).strip() == "1"
    beth.goto(f"{visit.address}/me")
    expect(beth.get_by_role("heading", level=1)).to_have_text("Sign in")
    own.run("record", "verify")
