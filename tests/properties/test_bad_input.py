"""Whatever anybody types or asks for is answered kindly: never a 500, never a silent loss."""

import re

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from forum.ground import clock
from forum.ground.pages.addresses import PublicId
from forum.journey.answered.models import Answer
from forum.journey.decided import actions as decided
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Draft, Voice
from forum.journey.taken_up import actions as taken_up
from forum.journey.taken_up import short_road
from forum.journey.themed import actions as themed
from forum.people.policy import VISITOR
from forum.people.roles import actions as roles
from forum.people.roles.tests.told import interest, role
from forum.rooms.together import actions as together
from forum.rooms.together import inviting
from tests.fixtures.databases import ON_POSTGRES
from tests.fixtures.road import agreed, promise
from tests.fixtures.village import Village, build

NASTY = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", " ", "\x00", "a\x00b", "\u202eabc", "\ud7ff\ue000", "9" * 400, "-1", "0", "1e9", "null", "on",
         "' OR 1=1 --", "{{ 7*7 }}", "<script>alert(1)</script>", "../../etc/passwd", "31", "2026-02-31", "x" * 25_000,
         "office:0", "office:abc", "organisation:", "forum"]
    ),
)  # fmt: skip
WITH_WORDS = {"/say", "/say/card", "/say/for-somebody"}
LIBRARY = "allauth"
LEFT_OUT = {"record/download", "source"}  # no pages: downloads, with tests of their own


def addresses(resolver: URLResolver, before: str = "") -> list[str]:
    """Every address of ours as a pattern, `<id:…>` and the like still in it."""
    found = []
    for one in resolver.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            found += addresses(one, path)
        elif isinstance(one, URLPattern) and LIBRARY not in one.callback.__module__ and path not in LEFT_OUT:
            found.append(path)
    return found


ADDRESSES = sorted(addresses(get_resolver()))


def ids(village: Village) -> dict[str, list[str]]:
    """Identifiers that exist, for addresses that need one."""
    ada = village.actor("ada")
    said = heard.hear(actor=VISITOR, words="The bus is late.")
    theme = themed.name_theme(actor=ada, name="Buses")
    themed.theme_under(actor=ada, voice=said.voice, theme=theme)
    matter = taken_up.take_up(actor=ada, title="A bus", meeting=village.meeting, themes=[theme])
    item = taken_up.put_on_agenda(actor=ada, matter=matter, meeting=village.meeting)
    work = together.start(actor=ada, title="A garden", in_short="We dig.", started_by="members")
    decided_on, _said = agreed(village, voices=1)
    decision = decided_on.decisions.get()
    asked = decided.recommend(actor=ada, decision=decision, office=village.chief, words="A later bus.")
    heard_too = heard.hear(actor=VISITOR, words="When is the warm room open?")
    direct = short_road.answer_directly(actor=ada, voice=heard_too.voice, words="Ten to three.")
    asked_for = role(village)
    return {
        "role": [asked_for.public_id],
        "expression": [interest(village, asked_for, "ada").public_id],
        "appointment": [str(roles.appoint(person=village.people["ada"], role=asked_for).pk)],
        "claim": [roles.claim_expenses(actor=ada, what_for="Bus", day=clock.today(), pence=460).public_id],
        "interest": [roles.declare_interest(actor=ada, words="My brother works there.").public_id],
        "row": [str(roles.keep_done(actor=ada, day=clock.today(), words="A talk.").pk)],
        "invite": [
            inviting.invite(
                actor=ada, kind="session", title="Letters", in_short="We write.", started_by="members"
            ).public_id
        ],
        "decision": [decision.public_id],
        "recommendation": [asked.public_id],
        "commitment": [promise(village, decided_on).public_id],
        "code": [str(direct.letter_code)],
        "voice": [said.voice.public_id],
        "theme": [theme.public_id],
        "matter": [matter.public_id],
        "item": [item.public_id],
        "work": [work.public_id],
        "gathering": [village.meeting.public_id],
    }


def fields_on(page: str) -> list[str]:
    return sorted(set(re.findall(r'<(?:input|textarea|select|button)[^>]* name="([^"]+)"', page)))


class BadInput(TestCase):
    """One forum for many tries: each is undone before the next."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.village = build()
        cls.known = ids(cls.village)

    def client_of(self, name: str) -> Client:
        client = Client(raise_request_exception=False)
        if name != "vic":
            client.force_login(self.village.people[name].account)
        return client

    def filled(self, pattern: str, other: str) -> str:
        """The address with an identifier that exists, or with whatever came."""
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda hole: self.known.get(hole.group(1), [other])[0], pattern)

    @settings(max_examples=120 if ON_POSTGRES else 250)
    @given(
        pattern=st.sampled_from(ADDRESSES),
        who=st.sampled_from(["vic", "ada", "eve", "flo", "gus"]),
        other=st.one_of(
            st.from_regex(PublicId.regex, fullmatch=True), st.integers(0, 99).map(str), st.text(max_size=20)
        ),
        data=st.data(),
    )
    def test_any_form_filled_in_with_anything(self, pattern: str, who: str, other: str, data: st.DataObject) -> None:
        client = self.client_of(who)
        address = self.filled(pattern, other)
        try:
            page = client.get(address)
        except ValueError:
            return  # no client can even ask for this
        assert page.status_code < 500, (address, page.status_code)
        is_page = not page.streaming and page["Content-Type"].startswith("text/html")
        names = fields_on(page.content.decode()) if is_page else []
        given_fields = {name: data.draw(NASTY, label=name) for name in names if name != "csrfmiddlewaretoken"}
        voices, drafts, answers = Voice.objects.count(), Draft.objects.count(), Answer.objects.count()
        shown = client.post(address, given_fields)
        assert shown.status_code < 500, (address, given_fields, shown.status_code)
        words = given_fields.get("words", "")
        led_on = shown.status_code == 302 and address == "/say"
        if (shown.status_code == 200 or led_on) and words.strip() and address in WITH_WORDS:
            kept = (
                Voice.objects.count() > voices
                or Draft.objects.count() > drafts
                or words.strip()[:20].replace("\x00", "")[:5] in shown.content.decode()
            )
            assert kept or re.search(r"[<>&'\"\x00-\x1f\x7f-\x9f]", words), words
        assert Answer.objects.count() <= answers + 1

    @settings(max_examples=30 if ON_POSTGRES else 60)
    @given(query=st.dictionaries(st.sampled_from(["after", "area", "next", "page", "q"]), NASTY, max_size=3))
    def test_any_question_in_an_address(self, query: dict[str, str]) -> None:
        for path in ("/", "/matters", "/changed", "/find", "/come", "/record", "/promises", "/decisions", "/together"):
            assert self.client_of("vic").get(path, query).status_code < 500, (path, query)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/matters/%00",
        "/matters/%ff%fe",
        "/matters/'%20OR%201=1",
        "/r/%00",
        "/themes/" + "x" * 3_000,
        "/come/..%2f..%2f",
    ],
)
def test_what_is_no_address_of_ours_is_not_found(address: str) -> None:
    assert Client(raise_request_exception=False).get(address).status_code in {200, 302, 404}
