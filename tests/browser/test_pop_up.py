"""A pop-up forum from its announcement to the letter on the group's wall: in pairs, with no signal, and paper cards.

And a year of meetings planned where the forum has not been.
"""

import io
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.visits import AT_A_DESK, Visit, visiting
from tests.fixtures import databases
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser
HERE = ZoneInfo("Europe/London")
BEGUN = """
from datetime import timedelta
from forum.ground import clock
from forum.rooms.gatherings.models import Gathering
now = clock.now()
Gathering.objects.filter(public_id="{}").update(starts_at=now - timedelta(hours=2), ends_at=now - timedelta(minutes=5))
"""
HEARD = """
import json
from forum.journey.heard.models import Voice
rows = Voice.objects.filter(gathering__public_id="{}").order_by("words").values_list("words", flat=True)
print(json.dumps(list(rows)))
"""


@pytest.fixture(scope="module")
def here(
    demonstration: Installation, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Visit, Installation]]:
    own = demonstration.copy(tmp_path_factory.mktemp("pop-up") / "own")
    with visiting(own, browser, AT_A_DESK, FORUM_SMTP="folder:") as visit:
        yield visit, own
    databases.drop(own.database_url)


def announced_by(page: Page, visit: Visit) -> str:
    day = datetime.now(HERE) + timedelta(days=12)
    page.goto(f"{visit.address}/come/new")
    page.get_by_label("pop-up forum").check()
    page.get_by_label("Which group do we visit").select_option(label="Plain Words Press")
    page.get_by_label("What do you call it?").fill("Pop-up among the readers")
    for name, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        page.get_by_label(name, exact=True).fill(str(value))
    page.get_by_label("When does it begin?").fill("14:00")
    page.get_by_label("Where?", exact=True).select_option(label="Meadow centre, Cambridge")
    page.get_by_role("button", name="Announce it").click()
    expect(page.locator("main")).to_contain_text("not announced yet")
    return page.url.rsplit("/", 1)[1]


def listened(ruth: Page, visit: Visit, own: Installation, gathering: str) -> str:
    """An afternoon in the hall with the network off; returns the receipt of the card that was typed in."""
    # Cards are printed and the phone is made ready while there is signal.
    ruth.goto(f"{visit.address}/papers/cards")
    ruth.get_by_label("How many cards?").fill("1")
    ruth.get_by_role("button", name="Make the cards").click()
    card = ruth.locator(".paper-card__code").first.inner_text()
    ruth.goto(f"{visit.address}/notebook/ready")
    ruth.get_by_label("What do you call this device?").fill("Ruth's phone")
    option = ruth.get_by_label("Is it for one visit or meeting?").locator("option", has_text="Pop-up among the readers")
    ruth.get_by_label("Is it for one visit or meeting?").select_option(value=option.get_attribute("value"))
    ruth.get_by_role("button", name="Make it ready").click()
    ruth.get_by_role("link", name="Open the notebook").click()
    expect(ruth.get_by_label("In their own words")).to_be_visible()
    ruth.evaluate("navigator.serviceWorker.ready.then(() => null)")

    ruth.context.set_offline(True)
    ruth.reload()
    for words, code in (("Nobody rang back.", ""), ("The bus goes too early.", ""), ("On a card of mine.", card)):
        ruth.get_by_label("In their own words").fill(words)
        ruth.get_by_label("The code of their card").fill(code)
        ruth.get_by_role("button", name="Keep it").click()
        expect(ruth.get_by_role("heading", name="Kept.")).to_be_visible()
        if code:
            expect(ruth.locator("[data-receipt]")).to_have_text(code)
        ruth.get_by_role("button", name="The next person").click()
    expect(ruth.locator("[data-count]")).to_have_text("3 voices wait on this device.")
    ruth.context.set_offline(False)
    expect(ruth.locator("[data-count]")).to_have_text("Nothing is left on this device.")
    assert json.loads(own.python(HEARD.format(gathering))) == [
        "Nobody rang back.", "On a card of mine.", "The bus goes too early.",
    ]  # fmt: skip
    return card


def test_from_the_announcement_to_the_letter_on_the_wall(here: tuple[Visit, Installation]) -> None:
    visit, own = here
    joan, ruth, noor = visit.desk_of("Joan"), visit.desk_of("Ruth"), visit.desk_of("Noor")
    gathering = announced_by(joan, visit)
    page = f"{visit.address}/come/{gathering}"
    stranger = visit.as_nobody("a stranger")
    assert stranger.goto(page).status == 404  # type: ignore[union-attr]
    ruth.goto(f"{visit.address}/come/prepared")
    ruth.get_by_role("link", name="Pop-up among the readers").click()
    ruth.get_by_role("button", name="I go there").click()
    stranger.goto(page)
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Pop-up among the readers, Cambridge")
    assert stranger.request.get(f"{visit.address}/papers/posters/{gathering}.pdf").ok

    card = listened(ruth, visit, own, gathering)
    stranger.goto(f"{visit.address}/follow")
    stranger.get_by_label("Your receipt").fill(card)
    stranger.get_by_role("button", name="See what came of it").click()
    expect(stranger.locator("main")).not_to_contain_text("We do not know")

    own.python(BEGUN.format(gathering))
    ruth.goto(f"{page}/visit/write")
    ruth.get_by_label("What did we share with them?").fill("What became of the benches.")
    ruth.get_by_label("What did we hear?").fill("Nobody rang back (4)\nOne of us alone (1)")
    ruth.get_by_role("button", name="Keep it").click()
    assert stranger.goto(f"{page}/visit").status == 404  # type: ignore[union-attr]
    noor.goto(f"{page}/visit")
    noor.get_by_role("button", name="They said yes: note it").click()
    stranger.goto(f"{visit.address}/visited/plain")
    expect(stranger.locator("main")).to_contain_text("Nobody rang back")
    expect(stranger.locator("main")).not_to_contain_text("One of us alone")
    letter = stranger.request.get(f"{visit.address}/papers/visited/plain.pdf")
    drawn = PdfReader(io.BytesIO(letter.body()))
    assert len(drawn.pages) <= 2
    assert "Nobody rang back" in " ".join(sheet.extract_text() for sheet in drawn.pages)


def test_whoever_cannot_come_says_so_in_one_tap(here: tuple[Visit, Installation]) -> None:
    visit, _own = here
    joan, ruth = visit.desk_of("Joan"), visit.desk_of("Ruth")
    gathering = announced_by(joan, visit)
    for page in (ruth, joan):
        page.goto(f"{visit.address}/come/{gathering}")
    ruth.get_by_role("button", name="I go there").click()
    joan.reload()
    joan.get_by_role("button", name="I do not go after all").click()
    ruth.goto(f"{visit.address}/come/{gathering}")
    expect(ruth.locator("main")).to_contain_text("needs a second person")
    expect(ruth.locator("main")).not_to_contain_text("Joan")


def test_a_year_is_planned_where_the_forum_has_not_been(here: tuple[Visit, Installation]) -> None:
    visit, _own = here
    ruth = visit.desk_of("Ruth")
    ruth.goto(f"{visit.address}/come/series/new")
    ruth.get_by_label("What is it called?").fill("Tea and one question")
    ruth.get_by_label("Every how many weeks?").fill("8")
    ruth.get_by_role("button", name="Go on to the days").click()
    days = ruth.locator("main select")
    expect(days).to_have_count(7)
    chosen = [days.nth(number).input_value() for number in range(7)]
    assert all(chosen)
    assert len(set(chosen)) == 5  # each part of the county, then round again
    ruth.get_by_role("button", name="Announce these days").click()
    expect(ruth.get_by_role("heading", level=1)).to_have_text("Tea and one question")
    expect(ruth.get_by_text("to come")).to_have_count(7)
    ruth.goto(f"{visit.address}/come/coverage")
    expect(ruth.get_by_role("table")).not_to_contain_text("nothing planned")
