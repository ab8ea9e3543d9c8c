"""A speaker's whole life with a lost stub, and a helper at a pop-up: on an old phone and at a desk."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import AT_A_DESK, ON_A_PHONE, Visit, by_keyboard, read, visiting
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser
CODE = re.compile(r"[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]")
SAID = "The group moved and nobody told me.\nI stood before a locked door, twice."
SPOKEN = "Nobody asks us at the day centre."
SECOND = "blue kettle on Sundays"


@pytest.fixture(params=[ON_A_PHONE, AT_A_DESK], ids=["phone", "desk"])
def visit(request: pytest.FixtureRequest, own_demonstration: Installation, browser: Browser) -> Iterator[Visit]:
    with visiting(own_demonstration, browser, request.param) as here:
        yield here


ACTORS = """
from forum.people.membership.actors import actor_of
from forum.people.membership.models import Person
from forum.journey.heard.models import Voice
ruth = actor_of(Person.objects.get(called="Ruth"))
voice = Voice.objects.latest("pk")
"""
PUT_UNDER_A_THEME = """
from forum.journey.themed import actions
actions.sort(actor=ruth, voice=voice, theme=None, new_theme="Locked doors", fit=None)
"""
ANSWER = """
from forum.journey.taken_up import short_road
short_road.answer_directly(actor=ruth, voice=voice, words="The new door is in Mill Lane.")
"""
# Letters rest at night; what this one says is looked at whatever the hour.
LETTER = """
from forum.ground import post
from forum.ground.post.models import Delivery
print(post.render(Delivery.objects.filter(kind="again").latest("pk")).link)
"""


def follow(phone: Page, visit: Visit, code: str) -> None:
    phone.goto(f"{visit.address}/follow")
    phone.get_by_label("Your receipt").fill(code)
    phone.get_by_role("button", name="See what came of it").click()
    assert "locked" not in phone.url
    expect(phone.locator("main")).not_to_contain_text("I stood before")


def open_words(phone: Page, visit: Visit, code: str) -> None:
    phone.goto(f"{visit.address}/follow/words")
    phone.get_by_label("Your receipt").fill(code)
    phone.get_by_label("second thing", exact=False).fill(SECOND.upper())
    phone.get_by_role("button", name="Open my words").click()


def test_a_speakers_whole_life_with_a_lost_stub(visit: Visit, own_demonstration: Installation) -> None:
    begun = begun_in_one_place_and_sent_from_another(visit)
    code = the_stub_is_lost_and_a_new_one_comes(visit, own_demonstration)
    assert code != begun
    own_demonstration.python(ACTORS + PUT_UNDER_A_THEME)
    the_theme_is_not_what_was_meant(visit, code)
    a_word_is_changed(visit, code)
    own_demonstration.python(ACTORS + ANSWER)
    the_answer_is_none(visit, code)
    the_words_are_taken_back_and_stand_after_all(visit, code)
    the_words_are_taken_back(visit, code)


def begun_in_one_place_and_sent_from_another(visit: Visit) -> str:
    phone = visit.as_nobody("at the library")
    phone.goto(f"{visit.address}/say")
    phone.get_by_label("What would you like to say?").fill(SAID)
    phone.get_by_role("button", name="Go on", exact=True).click()
    phone.get_by_text("Go on another day, or on another device").click()
    begun = CODE.findall(read(phone))[0]
    phone.get_by_role("button", name="Clear it from this device").click()

    home = visit.as_nobody("at home")
    home.goto(f"{visit.address}/say/go-on")
    home.get_by_label("The code that you kept").fill(begun.upper().replace("-", " "))
    home.get_by_role("button", name="Open it").click()
    expect(home.get_by_label("What would you like to say?")).to_have_value(SAID)
    home.get_by_role("button", name="Go on", exact=True).click()
    home.get_by_label("Send me an email").check()
    home.get_by_label("Email address").fill("not an address")
    home.get_by_role("button", name="Go on", exact=True).click()
    expect(home.get_by_label("Email address")).to_have_value("not an address")
    home.get_by_label("Email address").fill("vic@demo.example")
    home.get_by_role("button", name="Go on", exact=True).click()
    home.get_by_role("button", name="Go on", exact=True).click()
    expect(home.get_by_role("heading", level=1)).to_have_text("Before you send it")
    expect(home.locator("main")).to_contain_text("vic@demo.example")
    home.get_by_role("button", name="Send it").click()
    assert CODE.findall(read(home))[0] == begun
    home.get_by_label("Your second thing").fill(SECOND)
    home.get_by_role("button", name="Keep it").click()
    return begun


def the_stub_is_lost_and_a_new_one_comes(visit: Visit, installation: Installation) -> str:
    home = visit.as_nobody("at home")
    home.goto(f"{visit.address}/follow")
    home.get_by_role("link", name="I have lost my receipt").click()
    home.get_by_label("The email address, mobile number or postal address that you gave").fill("Vic@Demo.Example")
    home.get_by_role("button", name="Send me a way back").click()
    expect(home.locator("main")).to_contain_text("a message is on its way")
    home.goto(the_letter(installation, visit))
    home.get_by_role("button", name="A new receipt for this").click()
    return str(CODE.findall(read(home))[0])


def the_theme_is_not_what_was_meant(visit: Visit, code: str) -> None:
    home = visit.as_nobody("at home")
    follow(home, visit, code)
    expect(home.locator("main")).to_contain_text("Locked doors")
    home.get_by_role("button", name="That is not what I meant").click()


def a_word_is_changed(visit: Visit, code: str) -> None:
    home = visit.as_nobody("at home")
    open_words(home, visit, code)
    expect(home.locator("main")).to_contain_text("I stood before a locked door, twice.")
    home.get_by_role("button", name="Change my words").click()
    home.get_by_role("textbox").fill(SAID.replace("twice", "three times"))
    home.get_by_role("button", name="Keep these words").click()
    expect(home.locator("main")).to_contain_text("three times")


def the_answer_is_none(visit: Visit, code: str) -> None:
    home = visit.as_nobody("at home")
    follow(home, visit, code)
    expect(home.locator("main")).to_contain_text("The new door is in Mill Lane.")
    home.get_by_label("If not: because").fill("Which day?")
    home.get_by_role("button", name="It does not").click()
    expect(home.locator("main")).to_contain_text("It is open again")


def the_words_are_taken_back(visit: Visit, code: str) -> None:
    home = visit.as_nobody("at home")
    open_words(home, visit, code)
    home.get_by_role("button", name="Take my words back").click()
    home.get_by_role("button", name="Take them back").click()
    follow(home, visit, code)
    expect(home.locator("main")).to_contain_text("Nobody sees them")


def the_words_are_taken_back_and_stand_after_all(visit: Visit, code: str) -> None:
    the_words_are_taken_back(visit, code)
    home = visit.as_nobody("at home")
    home.get_by_role("button", name="I have changed my mind").click()
    home.wait_for_load_state("domcontentloaded")
    if home.get_by_label("second thing", exact=False).count():
        home.get_by_label("second thing", exact=False).fill(SECOND)
        home.get_by_role("button", name="Open my words").click()
    follow(home, visit, code)
    expect(home.locator("main")).not_to_contain_text("Nobody sees them")


def the_letter(installation: Installation, visit: Visit) -> str:
    """The link in the message, once the jobs have queued it."""
    for _look in range(60):
        said = installation.python(
            "from forum.ground.post.models import Delivery\n"
            "from forum.outlets.notices.actions import tell, gather\n"
            "tell(); gather()\n"
            "print(Delivery.objects.filter(kind='again').exists())"
        )
        if "True" in said:
            break
    link = installation.python(LETTER).strip().splitlines()[-1]
    return visit.address + link[link.index("/follow/again/") :]


def test_a_helper_at_a_pop_up(visit: Visit, own_demonstration: Installation) -> None:
    noor = visit.desk_of("Noor")
    noor.get_by_role("link", name="Print cards").click()
    noor.get_by_role("button", name="Make the cards").click()
    cards = list(dict.fromkeys(CODE.findall(read(noor))))

    # Somebody speaks, Ruth writes it down, by the keyboard alone, and hands over the receipt.
    ruth = visit.desk_of("Ruth")
    ruth.goto(f"{visit.address}/say/for-somebody")
    by_keyboard(ruth, "What they say")
    ruth.keyboard.type(SPOKEN)
    by_keyboard(ruth, "They agree: send it")
    ruth.keyboard.press("Enter")
    expect(ruth.get_by_role("heading", level=1)).to_have_text("We have it. Thank you both.")
    theirs = CODE.findall(read(ruth))[0]
    expect(ruth.get_by_role("button", name="Open my words")).to_have_count(0)

    # Two cards, one of them first with a wrong sign.
    for number, code in enumerate(cards[:2]):
        ruth.goto(f"{visit.address}/say/card")
        ruth.get_by_label("The code on the card").fill(
            code if number else code[:-1] + ("x" if code[-1] != "x" else "y")
        )
        ruth.get_by_label("What the card says").fill(f"Card {number}: the tea is cold.")
        ruth.get_by_role("button", name="Keep this card").click()
        if not number:
            expect(ruth.locator("main")).to_contain_text("We do not know this code")
            expect(ruth.get_by_label("What the card says")).to_have_value("Card 0: the tea is cold.")
            ruth.get_by_label("The code on the card").fill(code)
            ruth.get_by_role("button", name="Keep this card").click()
        expect(ruth.get_by_role("heading", level=1)).to_have_text("The card is kept.")

    # Later there is an answer, and Ruth writes down what its speaker says of it.
    own_demonstration.python(ACTORS.replace('latest("pk")', f'get(words="{SPOKEN}")') + ANSWER)
    ruth.goto(f"{visit.address}/follow")
    ruth.get_by_label("Your receipt").fill(theirs)
    ruth.get_by_role("button", name="See what came of it").click()
    ruth.get_by_label("I write this down for the person beside me").check()
    ruth.get_by_role("button", name="This answers me").click()
    expect(ruth.locator("main")).to_contain_text("It is good to know that this answers you.")
