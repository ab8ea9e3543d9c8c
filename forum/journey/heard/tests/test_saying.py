"""The way in, page by page: nothing typed is lost, whatever happens between two pages."""

import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from forum.ground import clock, codes
from forum.ground.journal.models import Event
from forum.ground.places.models import Area
from forum.journey.heard import actions, drafts
from forum.journey.heard.models import Contact, Draft, Receipt, Voice
from forum.journey.heard.rules import DRAFTS_KEPT
from forum.people.policy import VISITOR
from tests.fixtures.village import Village

pytestmark = pytest.mark.django_db
CODE = re.compile(r"[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]")
SAID = "The <bus> is late.\nفي المساء"
SHOWN = "The &lt;bus&gt; is late."


class Speaker(Client):
    """Somebody with a browser, who presses the buttons of the page before them."""

    shown = ""

    def open(self, path: str) -> str:
        return self.look(self.get(path, follow=True))

    def press(self, path: str, **typed: str) -> str:
        (seed, *_) = re.findall(r'name="draft" value="([^"]+)"', self.shown) or [""]
        return self.look(self.post(path, {"draft": seed} | typed, follow=True))

    def look(self, page: HttpResponse) -> str:
        assert page.status_code == 200
        self.shown = page.content.decode()
        return self.shown

    def code(self) -> str:
        return CODE.search(self.shown).group()

    def begin(self, words: str = SAID) -> str:
        self.open("/say")
        return self.press("/say", page="words", words=words)


def walk(speaker: Speaker) -> str:
    """Go on to the last look, with something in every box."""
    speaker.begin()
    speaker.press("/say/answer", way="text", phone="07700 900123")
    return speaker.press("/say/showing", publish="on", area="north", service="Ward 4")


@pytest.fixture(autouse=True)
def county() -> Area:
    return Area.objects.get_or_create(slug="north", defaults={"name": "The north"})[0]


def test_the_whole_way(county: Area) -> None:
    speaker = Speaker()
    last = walk(speaker)
    for shown in (SHOWN, "+447700900123", "The north", "Ward 4", "Anybody, without your name"):
        assert shown in last
    code = speaker.code()
    receipt = speaker.press("/say/check", send="yes")
    assert speaker.code() == code, "the code of the draft is the receipt"
    assert "data:image/svg" in receipt
    voice = Voice.objects.get()
    assert (voice.words, voice.area, voice.service, voice.contact.address) == (SAID, county, "Ward 4", "+447700900123")
    assert voice.consents.count() == 1
    assert not Draft.objects.exists()


def test_nothing_but_the_words_is_compulsory() -> None:
    speaker = Speaker()
    speaker.begin()
    speaker.press("/say/answer", way="none")
    speaker.press("/say/showing")
    assert "receipt__code" in speaker.press("/say/check", send="yes")
    assert not Contact.objects.exists()


def test_words_may_be_sent_from_the_first_page() -> None:
    speaker = Speaker()
    speaker.open("/say")
    assert "We have it" in speaker.press("/say", page="words", words=SAID, at_once="yes")
    assert Voice.objects.get().words == SAID


@pytest.mark.parametrize("pages", [1, 2, 3])
def test_left_at_any_page_and_gone_on_with_a_week_later_on_another_device(pages: int) -> None:
    speaker = Speaker()
    speaker.begin()
    if pages > 1:
        speaker.press("/say/answer", way="letter", letter="1 Mill Lane\nFenby", phone="half a num")
    if pages > 2:
        speaker.press("/say/showing", publish="on", area="north", service="Ward 4")
    code = speaker.code()
    with clock.travelled_to(clock.now() + timedelta(days=7)):
        library = Speaker()
        library.open("/say/go-on")
        assert SHOWN in library.press("/say/go-on", code=code.replace("-", " ").upper())
        answer = library.open("/say/answer")
        assert ("1 Mill Lane" in answer, "half a num" in answer) == (pages > 1, pages > 1)
        assert ("Ward 4" in library.open("/say/showing")) == (pages > 2)
        library.press("/say/showing", service="Ward 4")
        library.open("/say/answer")
        library.press("/say/answer", way="letter", letter="1 Mill Lane\nFenby")
        library.press("/say/check", send="yes")
    assert library.code() == code
    assert Voice.objects.get().contact.address == "1 Mill Lane\nFenby"


def test_a_browser_that_keeps_no_cookies_gets_there_too() -> None:
    shown = Speaker().open("/say")
    for path, typed in (
        ("/say", {"page": "words", "words": SAID}),
        ("/say/answer", {"way": "email", "address": "vic@example.org"}),
        ("/say/check", {"change": "words"}),
        ("/say", {"page": "words", "words": f"{SAID} And cold."}),
        ("/say/showing", {"service": "Ward 4"}),
        ("/say/check", {"send": "yes"}),
    ):
        stranger = Speaker(enforce_csrf_checks=True)  # a new one each time: whatever it was given is gone
        stranger.shown = shown
        shown = stranger.press(path, **typed)
    assert "receipt__code" in shown
    assert (Voice.objects.get().words, Contact.objects.get().address) == (f"{SAID} And cold.", "vic@example.org")


def test_where_cookies_are_kept_forms_are_guarded() -> None:
    speaker = Speaker(enforce_csrf_checks=True)
    speaker.open("/say")
    for path in ("/say", "/say/answer", "/say/check", "/say/go-on", "/say/clear"):
        assert speaker.post(path, {"words": SAID, "page": "words"}).status_code == 403
    assert not Draft.objects.exists()


def test_going_back_and_changing_words_before_they_are_sent_is_one_draft() -> None:
    speaker = Speaker()
    first = speaker.open("/say")
    speaker.press("/say", page="words", words=SAID)
    speaker.shown = first
    speaker.press("/say", page="words", words="Something else.")
    assert Draft.objects.get().answers["words"] == "Something else."


def test_going_back_and_changing_words_after_they_were_sent_is_a_second_voice() -> None:
    speaker = Speaker()
    last = walk(speaker)
    speaker.press("/say/check", send="yes")
    code = speaker.code()
    speaker.shown = last
    speaker.press("/say", page="words", words="And it is wet.")
    speaker.press("/say/answer", way="none")
    speaker.press("/say/showing")
    speaker.press("/say/check", send="yes")
    second = speaker.code()
    assert second != code
    speaker.shown = last
    speaker.press("/say", page="words", words="And it is wet.")
    assert speaker.code() == second, "changed in the same way once more, it is the same voice"
    assert sorted(Voice.objects.values_list("words", flat=True)) == ["And it is wet.", SAID]


@pytest.mark.parametrize("again", ["/say/check", "/say/showing", "/say/answer"])
def test_sent_twice_shows_the_same_receipt(again: str) -> None:
    speaker = Speaker()
    last = walk(speaker)
    speaker.press("/say/check", send="yes")
    code = speaker.code()
    speaker.shown = last
    speaker.press(again, send="yes")
    assert speaker.code() == code
    assert Voice.objects.count() == 1


def test_two_tabs_are_two_drafts() -> None:
    speaker = Speaker()
    left, right = speaker.open("/say"), speaker.open("/say")
    for tab, words in ((left, "On the left."), (right, "On the right.")):
        speaker.shown = tab
        speaker.press("/say", page="words", words=words)
    assert sorted(draft.answers["words"] for draft in Draft.objects.all()) == ["On the left.", "On the right."]
    speaker.shown = left
    speaker.press("/say", page="words", words="On the left.", at_once="yes")
    assert Voice.objects.get().words == "On the left."


def test_a_cookie_comes_only_once_something_was_typed() -> None:
    speaker = Speaker()
    for path in ("/say", "/say/new", "/say/go-on", "/say/serious"):
        speaker.open(path)
    assert drafts.COOKIE not in speaker.cookies
    assert not Draft.objects.exists()
    assert not Receipt.objects.exists()
    speaker.begin()
    kept = speaker.cookies[drafts.COOKIE]
    assert (kept["httponly"], kept["samesite"], kept["max-age"], kept["expires"]) == (True, "Lax", "", "")


def test_clearing_leaves_nothing_on_the_device_and_throwing_away_nothing_at_all() -> None:
    speaker = Speaker()
    speaker.begin()
    code = speaker.code()
    assert SHOWN in speaker.open("/say")
    speaker.press("/say/clear")
    assert SHOWN not in speaker.open("/say")
    assert SHOWN in speaker.press("/say/go-on", code=code, draft="")
    speaker.press("/say/clear", away="yes")
    assert not Draft.objects.exists()
    assert not Receipt.objects.exists()
    assert "do not know this code" in speaker.press("/say/go-on", code=code, draft="")


def test_whoever_is_signed_in_finds_what_they_began_without_the_code(village: Village) -> None:
    ada, phone = Speaker(), Speaker()
    for device in (ada, phone):
        device.force_login(village.people["ada"].account)
    ada.begin("From my desk.")
    assert "From my desk." in phone.open("/say")
    seeds = re.findall(r'action="/say/go-on".*?name="draft" value="([^"]+)"', phone.shown, re.DOTALL)
    assert "From my desk." in phone.look(phone.post("/say/go-on", {"draft": seeds[0]}, follow=True))
    assert "From my desk." not in Speaker().open("/say")


def test_drafts_are_thrown_away_ninety_days_after_they_were_last_touched() -> None:
    speaker = Speaker()
    speaker.begin()
    sent = actions.hear(actor=VISITOR, words="Heard.")
    drawn = actions.hear(actor=VISITOR, words="Heard too.")
    now = clock.now()
    assert actions.forget_drafts(before=now - DRAFTS_KEPT) == 0
    with clock.travelled_to(now + DRAFTS_KEPT + timedelta(days=1)):
        assert actions.forget_drafts(before=clock.now() - DRAFTS_KEPT) == 1
    assert not Draft.objects.exists()
    assert set(Receipt.objects.all()) == {sent.voice.receipt, drawn.voice.receipt}
    assert "Have your say" in speaker.open("/say/answer")


def test_the_code_of_a_draft_is_in_no_address_and_the_words_are_in_no_event(caplog: pytest.LogCaptureFixture) -> None:
    speaker, seen = Speaker(), []
    speaker.open("/say")
    for path, typed in (
        ("/say", {"page": "words", "words": SAID}),
        ("/say/answer", {"way": "none"}),
        ("/say/showing", {}),
        ("/say/check", {"send": "yes"}),
    ):
        seed = re.findall(r'name="draft" value="([^"]+)"', speaker.shown)[0]
        page = speaker.post(path, {"draft": seed} | typed, follow=True)
        seen += [address for address, _status in page.redirect_chain]
        speaker.look(page)
        code = speaker.code()
        links = re.findall(r'(?:href|action|src)="(?!data:)([^"]*)"', speaker.shown)
        assert not [link for link in [*links, *seen] if code in link or codes.tidy(code) in link or seed in link]
    kept = " ".join(f"{event.subject} {event.about}" for event in Event.objects.all())
    assert code not in kept + caplog.text
    assert "bus" not in kept + caplog.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"way": "email", "address": "vic at home"}, "An email address looks like name@example.org."),
        ({"way": "email"}, "Write the email address"),
        ({"way": "text", "phone": "0770090012"}, "A mobile number looks like 07700 900123."),
        ({"way": "text", "phone": "01603 123456"}, "This number cannot get texts."),
        ({"way": "letter"}, "Write the number or the address"),
        ({"way": "group"}, "Choose where you said it"),
        ({"way": "pigeon"}, "Please choose one of these."),
    ],
)
def test_what_cannot_be_right_is_said_kindly_and_stays(typed: dict[str, str], said: str) -> None:
    speaker = Speaker()
    speaker.begin()
    shown = speaker.press("/say/answer", **typed)
    assert said in shown
    assert all(value in shown for name, value in typed.items() if name != "way")
    assert {name: Draft.objects.get().answers[name] for name in typed} == typed
    assert Draft.objects.get().answers["words"] == SAID


def test_through_the_group_needs_a_gathering(village: Village) -> None:
    speaker = Speaker()
    with clock.travelled_to(village.meeting.ends_at + timedelta(days=1)):
        speaker.begin()
        speaker.press("/say/answer", way="group", gathering=village.meeting.public_id)
        speaker.press("/say/showing")
        speaker.press("/say/check", send="yes")
    assert (Voice.objects.get().gathering, Contact.objects.get().way) == (village.meeting, "group")


def test_anything_typed_is_answered_kindly_and_shown_again() -> None:
    speaker = Speaker()
    for words, said in (
        ("a\x00b", "hidden sign"),
        ("x" * 1_000_000, "Nothing you wrote is lost"),
        (" \n", "Please write"),
    ):
        speaker.open("/say/new")
        assert said in speaker.press("/say", page="words", words=words)
        assert words.replace("\x00", "") in speaker.shown
    assert not Draft.objects.exists()
    speaker.open("/say/new")
    speaker.press("/say", page="words", words="\u202eright to left\u202c ד")
    speaker.press("/say/answer", way="none", phone="\x00" * 9 + "\u202e", letter="y" * 4_000)
    speaker.press("/say/showing", service="s\x00" * 400)
    assert 'dir="auto"' in speaker.open("/say")
    assert Draft.objects.get().answers["words"] == "\u202eright to left\u202c ד"


def test_ten_codes_that_nobody_began_with_and_then_a_rest() -> None:
    speaker = Speaker()
    speaker.begin()
    code = speaker.code()
    guesser = Speaker()
    for _ in range(12):
        guesser.press("/say/go-on", code=code, draft="")
        assert SHOWN in guesser.shown
    for _ in range(10):
        assert "do not know this code" in guesser.press("/say/go-on", code=codes.drawn(), draft="")
    assert "Please try again after" in guesser.press("/say/go-on", code=code, draft="")


def test_a_card_does_not_take_the_code_of_a_draft(village: Village) -> None:
    speaker, ada = Speaker(), Speaker()
    speaker.begin()
    ada.force_login(village.people["ada"].account)
    assert "We do not know this code" in ada.press("/say/card", card=speaker.code(), words="On a card.", draft="")
    assert not Voice.objects.exists()
