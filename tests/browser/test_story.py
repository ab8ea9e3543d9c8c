"""From the hall to the verdict: one voice, given on a paper card, through every stage to its answer.

Read it aloud: it is the story of the product. Runs on both databases.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import read
from tests.fixtures.browser import DESK, PHONE
from tests.fixtures.installations import Installation

pytestmark = [pytest.mark.browser, pytest.mark.journey]
CODE = re.compile(r"[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]")
SAID = "Nobody told me that the group had moved. I stood before a locked door."


@dataclass
class Story:
    """The people of the story, each with a browser of their own, and what they hold in their hands."""

    address: str
    browser: Browser
    desks: dict[str, Page] = field(default_factory=dict)
    receipt: str = ""

    def desk_of(self, name: str) -> Page:
        """The desk of somebody of the demonstration, signed in."""
        if name not in self.desks:
            page = self.browser.new_context(viewport=DESK, locale="en-GB").new_page()
            page.goto(f"{self.address}/demo")
            page.get_by_role("button", name=f"Come in as {name}").click()
            expect(page.get_by_role("heading", level=1)).to_have_text(f"Hello, {name}")
            self.desks[name] = page
        page = self.desks[name]
        page.goto(f"{self.address}/desk")
        return page

    def phone(self) -> Page:
        """The old phone of whoever wrote the card: small, and without JavaScript."""
        if "speaker" not in self.desks:
            phone = self.browser.new_context(viewport=PHONE, locale="en-GB", java_script_enabled=False)
            self.desks["speaker"] = phone.new_page()
        return self.desks["speaker"]

    def matter(self, name: str) -> Page:
        page = self.desk_of(name)
        page.get_by_role("link", name="Groups say where they are").first.click()
        return page


@pytest.fixture
def story(own_demonstration: Installation, browser: Browser) -> Iterator[Story]:
    with own_demonstration.serve(jobs=True) as address:
        told = Story(address, browser)
        yield told
        for page in told.desks.values():
            page.context.close()


def test_from_the_hall_to_the_verdict(story: Story) -> None:
    given_cards_for_the_village_hall(story)
    when_somebody_writes_one_and_noor_types_it_in(story)
    then_its_stub_shows_it_on_its_way(story)
    when_marek_puts_it_with_others_like_it(story)
    and_ruth_takes_it_up_and_asks_what_it_would_mean(story)
    and_the_forum_decides_with_one_seat_standing_aside(story)
    and_the_director_replies_and_promises(story)
    and_a_charity_joins_in(story)
    and_says_that_it_is_done(story)
    and_ruth_tells_everybody_who_spoke(story)
    then_the_speaker_says_that_it_does_not_answer_them(story)
    and_it_is_open_again(story)
    when_it_is_answered_once_more_the_speaker_says_yes(story)
    then_what_changed_counts_them(story)


def given_cards_for_the_village_hall(story: Story) -> None:
    noor = story.desk_of("Noor")
    noor.get_by_role("link", name="Print cards").click()
    noor.get_by_label("How many cards?").fill("4")
    noor.get_by_role("button", name="Make the cards").click()
    codes = CODE.findall(read(noor))
    assert len(set(codes)) == 4
    story.receipt = codes[0]


def when_somebody_writes_one_and_noor_types_it_in(story: Story) -> None:
    noor = story.desk_of("Noor")
    noor.get_by_role("link", name="Type in a card").click()
    noor.get_by_label("The code on the card").fill(story.receipt.replace("-", " ").upper())
    noor.get_by_label("What the card says").fill(SAID)
    noor.get_by_label("Where was it said?").select_option(index=1)
    noor.get_by_label("is ticked").check()
    noor.get_by_role("button", name="Keep this card").click()
    expect(noor.get_by_role("heading", level=1)).to_have_text("The card is kept.")


def follow(story: Story) -> Page:
    phone = story.phone()
    phone.goto(f"{story.address}/follow")
    phone.get_by_label("Your receipt").fill(story.receipt)
    phone.get_by_role("button", name="See what came of it").click()
    return phone


def then_its_stub_shows_it_on_its_way(story: Story) -> None:
    phone = follow(story)
    expect(phone.locator("main")).to_contain_text("Heard")
    assert story.receipt not in phone.url


def when_marek_puts_it_with_others_like_it(story: Story) -> None:
    marek = story.desk_of("Marek")
    marek.goto(f"{story.address}/sort")
    marek.get_by_role("link", name=SAID[:40]).click()
    marek.get_by_label("Or name a new theme").fill("Knowing where groups meet")
    marek.get_by_label("I have read these words").check()
    marek.get_by_role("button", name="Put it there").click()
    expect(marek.get_by_role("status")).to_contain_text("Knowing where groups meet")
    expect(follow(story).locator("main")).to_contain_text("Knowing where groups meet")


def and_ruth_takes_it_up_and_asks_what_it_would_mean(story: Story) -> None:
    ruth = story.desk_of("Ruth")
    ruth.get_by_role("link", name="Take something up").click()
    ruth.get_by_label("What is the matter").fill("Groups say where they are")
    ruth.get_by_label("Knowing where groups meet (1)").check()
    ruth.get_by_role("radio").first.check()
    ruth.get_by_role("button", name="Take it up").click()
    expect(ruth.get_by_role("heading", level=1)).to_have_text("Groups say where they are")
    ruth.get_by_role("link", name="Write what it would mean").click()
    ruth.get_by_label("What would this mean").fill("I would not have walked two miles for nothing.")
    ruth.get_by_role("button", name="Send the note").click()
    ruth.get_by_role("link", name="Bring it to a meeting").click()
    choose_the_last_meeting(ruth)
    ruth.get_by_role("button", name="Put it on the agenda").click()


def choose_the_last_meeting(page: Page) -> None:
    """The meetings stand newest first; the first that has begun is the one to decide at."""
    expect(page.get_by_role("radio").first).to_be_visible()  # all() waits for no page
    for choice in page.get_by_role("radio").all():
        day = re.search(r"(\d+ \w+ \d{4})", choice.evaluate("one => one.labels[0].innerText"))
        assert day is not None
        if page.evaluate("day => new Date(day) <= new Date()", day.group(1)):
            choice.check()
            return
    pytest.fail("No meeting has been held yet.")


def and_the_forum_decides_with_one_seat_standing_aside(story: Story) -> None:
    ruth = story.matter("Ruth")
    ruth.get_by_role("link", name="Note what was decided").click()
    ruth.get_by_label("What was agreed").fill("Every group's door says where it has gone, on the day.")
    bridge = ruth.get_by_role("group", name="Bridge")
    bridge.get_by_label("stands aside").check()
    ruth.get_by_role("button", name="Keep the decision").click()
    expect(ruth.locator(".nhsuk-error-summary")).to_contain_text("in its own words")
    expect(ruth.get_by_label("What was agreed")).to_have_value("Every group's door says where it has gone, on the day.")
    ruth.locator("#id_words_bridge").fill("A note on a door does not help those who cannot read it.")
    ruth.get_by_role("button", name="Keep the decision").click()
    expect(ruth.locator("main")).to_contain_text("The forum agreed")
    expect(ruth.locator("main")).to_contain_text("does not help those who cannot read it")
    ruth.get_by_role("link", name="Recommend something to an office").click()
    ruth.get_by_label("Director of nursing").check()
    ruth.get_by_label("What does the forum recommend?").fill("Ring everybody who comes, before a group moves.")
    ruth.get_by_role("button", name="Send it to the office").click()
    expect(ruth.locator("main")).to_contain_text("They reply by")


def and_the_director_replies_and_promises(story: Story) -> None:
    david = story.desk_of("David")
    david.get_by_role("link", name="Reply Groups say where they are").click()
    david.get_by_label("Yes to a part").check()
    david.get_by_role("button", name="Send the reply").click()
    expect(david.locator(".nhsuk-error-summary")).to_contain_text("Say in plain words why")
    david.get_by_label("Why, in plain words").fill("We can text everybody. We can't ring everybody.")
    david.get_by_role("button", name="Send the reply").click()
    david.get_by_label("What do you promise?").fill("A text to everybody on the list, the day before.")
    due = date.today() + timedelta(days=60)  # noqa: DTZ011 - a day typed into a form
    for part, value in (("Day", due.day), ("Month", due.month), ("Year", due.year)):
        david.get_by_label(part, exact=True).fill(str(value))
    expect(david.get_by_role("button", name="Promise it")).to_be_visible()
    if david.get_by_role("radio").count():
        david.get_by_role("radio", name="Director of nursing").check()
    david.get_by_role("button", name="Promise it").click()
    expect(david.get_by_role("heading", level=1)).to_have_text("Groups say where they are")
    expect(david.get_by_role("link", name="A text to everybody on the list")).to_be_visible()


def the_promise(page: Page) -> None:
    page.get_by_role("link", name="A text to everybody on the list").first.click()


def and_a_charity_joins_in(story: Story) -> None:
    ines = story.desk_of("Ines")
    ines.goto(f"{story.address}/promises")
    the_promise(ines)
    ines.get_by_role("link", name="Join in").click()
    ines.get_by_label("The Growing Ground").check()
    ines.get_by_role("button", name="Join in").click()
    expect(ines.locator("main")).to_contain_text("Director of nursing and The Growing Ground")


def and_says_that_it_is_done(story: Story) -> None:
    david = story.desk_of("David")
    his = david.get_by_role("listitem").filter(has_text="A text to everybody on the list")
    his.get_by_role("link", name="Groups say where they are", exact=True).click()
    david.get_by_role("link", name="Say that it is done").click()
    david.get_by_label("What was done?").fill("Texts go out the day before.")
    david.get_by_label("What changed for people?").fill("Nobody stands before a locked door.")
    david.get_by_role("button", name="Say that it is done").click()
    expect(david.locator("main")).to_contain_text("It counts once those who raised it say so")


def answer(story: Story, words: str) -> None:
    ruth = story.matter("Ruth")
    ruth.get_by_role("link", name="Write the answer").click()
    ruth.get_by_label("It has been done", exact=True).check()
    ruth.get_by_label("What you tell them").fill(words)
    ruth.get_by_role("button", name="Tell everybody").click()
    expect(ruth.locator("main")).to_contain_text(words)


def and_ruth_tells_everybody_who_spoke(story: Story) -> None:
    answer(story, "You get a text the day before a group moves.")


def then_the_speaker_says_that_it_does_not_answer_them(story: Story) -> None:
    phone = follow(story)
    expect(phone.locator("main")).to_contain_text("You get a text the day before a group moves.")
    phone.get_by_label("If not: because").fill("I have no mobile phone.")
    phone.get_by_role("button", name="It does not").click()
    expect(phone.locator("main")).to_contain_text("It is open again")


def and_it_is_open_again(story: Story) -> None:
    expect(follow(story).locator("main")).to_contain_text("Not there yet")
    david = story.desk_of("David")
    his = david.get_by_role("listitem").filter(has_text="A text to everybody on the list")
    his.get_by_role("link", name="Groups say where they are", exact=True).click()
    expect(david.locator("main")).to_contain_text("open again")
    david.get_by_role("link", name="Say that it is done").click()
    david.get_by_label("What was done?").fill("Whoever has no mobile phone gets a ring or a card.")
    david.get_by_label("What changed for people?").fill("Everybody knows, in their own way.")
    david.get_by_role("button", name="Say that it is done").click()


def when_it_is_answered_once_more_the_speaker_says_yes(story: Story) -> None:
    answer(story, "Whoever has no mobile phone is rung, or gets a card.")
    phone = follow(story)
    phone.get_by_role("button", name="This answers me").click()
    expect(phone.locator("main")).to_contain_text("good to know that this answers you")
    expect(follow(story).locator("main")).to_contain_text("This answers me.")


def then_what_changed_counts_them(story: Story) -> None:
    phone = story.phone()
    phone.goto(f"{story.address}/changed")
    expect(phone.locator("main")).to_contain_text("Groups say where they are")
    expect(phone.locator("main")).to_contain_text("One says: this answers me.")
    phone.get_by_role("link", name="Groups say where they are").first.click()
    expect(phone.locator("main")).to_contain_text(SAID)
    phone.goto(f"{story.address}/record")
    expect(phone.locator("main li").first).to_be_visible()
