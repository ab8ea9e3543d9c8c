"""A meeting from its agenda to approved minutes, with two note takers at once; and coming along by keyboard only."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import AT_A_DESK, ON_A_PHONE, Visit, by_keyboard, press, visiting
from tests.fixtures import databases
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser
BOTH = "It rings at two.\nSomebody answers."
MEETINGS = """
import json
from datetime import timedelta
from forum.ground import clock
from forum.people.membership.actors import actor_of
from forum.people.membership.models import Group, Person
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.models import Venue
ruth = actor_of(Person.objects.get(account__email="ruth@demo.example"))
made = []
for hours in (-30, -1, 240):
    starts = clock.now() + timedelta(hours=hours)
    one = actions.announce(
        actor=ruth, kind="meeting", title="Winter meeting", venue=Venue.objects.first(), starts_at=starts,
        group=Group.objects.get(kind="forum"), ends_at=starts + timedelta(hours=2),
    )
    made.append(one.public_id)
print(json.dumps(made))
"""


@pytest.fixture(scope="module", params=[ON_A_PHONE, AT_A_DESK], ids=["phone", "desk"])
def here(
    request: pytest.FixtureRequest,
    demonstration: Installation,
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Visit, list[str]]]:
    own = demonstration.copy(tmp_path_factory.mktemp("meeting") / "own")
    meetings: list[str] = json.loads(own.python(MEETINGS))
    with visiting(own, browser, request.param, FORUM_SMTP="folder:") as visit:
        yield visit, meetings
    databases.drop(own.database_url)


def test_from_the_agenda_to_approved_minutes(here: tuple[Visit, list[str]]) -> None:
    visit, (earlier, now, coming) = here
    ruth, beth = visit.desk_of("Ruth"), visit.desk_of("Beth")
    ruth.goto(f"{visit.address}/come/{coming}/agenda")
    ruth.get_by_label("What is it about?").fill("The night line")
    ruth.get_by_label("How many minutes?").fill("70")
    press(ruth, "Put it at the end")
    press(ruth, "Put it up for all")
    expect(ruth.locator("main")).to_contain_text("More than sixty minutes without a break")

    for page in (ruth, beth):
        page.goto(f"{visit.address}/come/{earlier}/agenda")
    beth.get_by_label("What is it about?").fill("The night line")
    press(beth, "Put it at the end")
    for page in (ruth, beth):
        page.goto(f"{visit.address}/come/{earlier}/minutes/write")
    ruth.get_by_label("The night line").fill("It rings at two.")
    if visit.script:
        expect(ruth.get_by_text("Saved.")).to_be_visible(timeout=12_000)
        beth.get_by_label("The night line").fill("Somebody answers.")
        expect(beth.get_by_label("The night line")).to_have_value(BOTH, timeout=12_000)
        expect(ruth.get_by_label("The night line")).to_have_value(BOTH, timeout=25_000)
    else:
        press(ruth, "Save")
        beth.get_by_label("The night line").fill("Somebody answers.")
        press(beth, "Save")
    said = beth.get_by_label("The night line").input_value()
    assert said == BOTH
    beth.get_by_label("What is to be done?").fill("Ring it ourselves")
    press(beth, "Note it")
    expect(beth.get_by_label("What is to be done?")).to_have_value("Ring it ourselves")  # who, is still asked
    beth.get_by_label("Which seat, post or group sees to it?").fill("Bridge")
    press(beth, "Note it")
    press(beth, "They are ready for the next meeting")
    ruth.goto(f"{visit.address}/come/{now}/minutes/write")
    expect(ruth.locator("main")).to_contain_text("Ring it ourselves")
    for _earlier_one in range(ruth.get_by_role("button", name="The meeting says yes to them").count()):
        press(ruth, "The meeting says yes to them")
    assert ruth.evaluate("document.documentElement.scrollWidth <= innerWidth")
    stranger = visit.as_nobody("a stranger")
    stranger.goto(f"{visit.address}/come/{earlier}/minutes")
    for words in ("It rings at two.", "Somebody answers.", "Ring it ourselves", "Approved by the meeting of"):
        expect(stranger.locator("main")).to_contain_text(words)


def test_coming_along_by_keyboard_and_changing_ones_mind(here: tuple[Visit, list[str]]) -> None:
    visit, (_earlier, _now, coming) = here
    kim = visit.as_nobody("Kim")
    kim.goto(f"{visit.address}/come/{coming}")
    press(kim, "I may come")
    kim.get_by_label("Is there anything that would help?").fill("A chair by the door")
    by_keyboard(kim, "I get there by myself")
    kim.keyboard.press("ArrowDown")
    press(kim, "I may come")
    expect(kim.locator(".nhsuk-error-summary")).to_contain_text("town or village")
    expect(kim.get_by_label("Is there anything that would help?")).to_have_value("A chair by the door")
    kim.get_by_label("From which town or village?").fill("March")
    press(kim, "I may come")
    code = kim.locator(".paper-card__code").inner_text()
    kim.goto(f"{visit.address}/come/mine")
    kim.get_by_label("Your code").fill(code)
    press(kim, "Look")
    expect(kim.locator("main")).to_contain_text("A chair by the door")
    press(kim, "I do not come after all")
    expect(kim.get_by_role("heading", level=1)).to_have_text("That is all right.")
