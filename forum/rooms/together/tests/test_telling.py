"""Stories, what works, seats at other tables, the link of the month, and who does something alike."""

from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client

from forum.ground import clock
from forum.people.policy import VISITOR, NotYours, Refused
from forum.record.models import Entry
from forum.rooms.together import actions, monthly, overlaps, practice, stories
from forum.rooms.together.models import Comment, Overlap, Practice, Story, Table, Work
from forum.rooms.together.rules import NEWS_FRESH, Started, Words
from tests.fixtures.village import Village

SAID = {"title": "The tin", "words": "I held the biscuit tin.\n\nThat is all.", "byline": "A neighbour"}


@pytest.fixture
def story(village: Village) -> Story:
    return stories.tell_story(actor=village.actor("ada"), **SAID)


@pytest.fixture
def shown(village: Village, story: Story) -> Story:
    for reader in ("bo", "gus"):
        stories.read_story(actor=village.actor(reader), told=story)
    return story


@pytest.fixture
def work(village: Village) -> Work:
    return actions.start(
        actor=village.actor("flo"), title="Night bus", in_short="A bus at night.", started_by=Started.PARTNER
    )


def test_a_story_is_read_by_two_and_by_nobody_else_before(village: Village, story: Story) -> None:
    path = f"/stories/{story.public_id}"
    assert Client().get(path).status_code == 404
    assert village.client("flo").get(path).status_code == 404
    with pytest.raises(Refused, match=Words.OWN):
        stories.read_story(actor=village.actor("ada"), told=story)
    assert not stories.read_story(actor=village.actor("bo"), told=story)
    with pytest.raises(Refused, match="One more"):
        stories.read_story(actor=village.actor("bo"), told=story)
    assert Client().get(path).status_code == 404
    assert "The tin" in village.client("cy").get("/stories").content.decode()
    village.client("cy").post(f"/stories/story/{story.public_id}/read")
    page = Client().get(path).content.decode()
    assert "<p>That is all.</p>" in page
    assert "A neighbour" in page
    assert "Ada" not in page
    assert "The tin" in Client().get("/stories").content.decode()


def test_told_on_the_page_and_what_is_missing_is_said_and_kept(village: Village) -> None:
    client = village.client("ada")
    page = client.post("/stories/new", {**SAID, "byline": ""}).content.decode()
    assert "I held the biscuit tin." in page
    assert 'aria-invalid="true"' in page or "error" in page
    assert client.post("/stories/new", SAID).status_code == 302
    assert Story.objects.get().byline == "A neighbour"
    with pytest.raises(NotYours):
        stories.tell_story(actor=VISITOR, **SAID)


def test_changed_it_is_read_anew(village: Village, shown: Story) -> None:
    client = village.client("ada")
    client.post(f"/stories/{shown.public_id}/change", SAID | {"words": "Something else."})
    assert Client().get(f"/stories/{shown.public_id}").status_code == 404
    assert village.client("bo").get(f"/stories/{shown.public_id}/change").status_code == 404
    assert "Something else." in client.get(f"/stories/{shown.public_id}").content.decode()


def test_taken_back_its_words_are_gone_and_what_others_said_to_it(village: Village, shown: Story) -> None:
    said = stories.say_to_story(actor=village.actor("cy"), story=shown, words="Glad you stayed.", byline="Cy")
    for reader in ("bo", "ada"):
        stories.read_story(actor=village.actor(reader), told=said)
    assert "Glad you stayed." in Client().get(f"/stories/{shown.public_id}").content.decode()
    assert village.client("bo").post(f"/stories/story/{shown.public_id}/take-back").status_code == 404
    village.client("ada").post(f"/stories/story/{shown.public_id}/take-back")
    page = Client().get(f"/stories/{shown.public_id}").content.decode()
    assert "has taken it back" in page
    assert "biscuit" not in page
    assert not Comment.objects.exists()
    shown.refresh_from_db()
    assert (shown.title, shown.words, shown.byline) == ("", "", "")
    lines = b"".join(bytes(line) for line in Entry.objects.values_list("line", flat=True))
    assert b"biscuit" not in lines
    assert b"The tin" not in lines
    for act in (stories.read_story, stories.take_back_story):
        with pytest.raises((Refused, NotYours)):
            act(actor=village.actor("bo"), told=shown)


def test_whoever_steps_back_can_still_take_their_story_back(village: Village, shown: Story) -> None:
    village.people["ada"].membership_set.all().delete()
    village.people["ada"].seatholding_set.all().delete()
    stories.take_back_story(actor=village.actor("ada"), told=shown)
    assert not Story.objects.shown().exists()


def test_what_is_said_to_a_story_is_read_by_two_and_taken_back(village: Village, shown: Story) -> None:
    client = village.client("cy")
    path = f"/stories/{shown.public_id}"
    client.post(f"{path}/say", {"words": "Thank you.", "byline": "Cy"})
    assert "Thank you." not in Client().get(path).content.decode()
    said = Comment.objects.get()
    assert "Thank you." in village.client("bo").get("/stories").content.decode()
    for reader in ("bo", "gus"):
        village.client(reader).post(f"/stories/comment/{said.public_id}/read")
    assert "Thank you." in Client().get(path).content.decode()
    client.post(f"/stories/comment/{said.public_id}/take-back")
    assert "Thank you." not in Client().get(path).content.decode()
    unseen = stories.tell_story(actor=village.actor("bo"), **SAID)
    with pytest.raises(Refused, match="Two of us"):
        stories.say_to_story(actor=village.actor("cy"), story=unseen, words="Oh.", byline="Cy")


def test_half_a_comment_is_said_and_what_was_typed_stays(village: Village, shown: Story) -> None:
    page = village.client("ada").post(f"/stories/{shown.public_id}/say", {"words": "Half of it.", "byline": ""})
    words = page.content.decode()
    assert "Half of it." in words
    assert "Take it back" in words  # it is still one's own page
    assert not Comment.objects.exists()


def test_a_word_first_is_for_its_teller_alone(village: Village, story: Story) -> None:
    village.client("bo").post(f"/stories/story/{story.public_id}/read", {"words": "May we leave the name out?"})
    assert "May we leave the name out?" in village.client("ada").get(f"/stories/{story.public_id}").content.decode()
    assert "May we leave" not in village.client("cy").get(f"/stories/{story.public_id}").content.decode()
    assert not story.read_by.exists()


def test_what_works_comes_from_anybody_and_a_member_shows_it(village: Village) -> None:
    given = {"title": "A chair by the door", "what": "One chair stands apart.", "where": "A library", "came_of_it": ""}
    page = Client().post("/together/practice/new", given).content.decode()
    assert "We have it" in page
    assert "A chair" not in Client().get("/together/practice").content.decode()
    made = Practice.objects.get()
    assert "A chair by the door" in village.client("bo").get("/together/practice").content.decode()
    village.client("bo").post(f"/together/practice/{made.public_id}/show")
    assert "A library" in Client().get("/together/practice").content.decode()
    tried = {"where": "Ward 3", "came_of_it": "It did not help."}
    village.client("hal").post(f"/together/practice/{made.public_id}/tried", tried)
    assert "It did not help." in Client().get("/together/practice").content.decode()
    village.client("bo").post(f"/together/practice/{made.public_id}/aside")
    assert "A library" not in Client().get("/together/practice").content.decode()
    with pytest.raises(Refused):
        practice.tell_trial(actor=village.actor("hal"), practice=made, where="Here", came_of_it="")
    with pytest.raises(NotYours):
        practice.show_practice(actor=village.actor("flo"), practice=made)


def day_of(name: str, *parts: int) -> dict[str, int]:
    return {f"{name}_{part}": number for part, number in zip(("day", "month", "year"), parts, strict=True)}


def test_seats_at_other_tables_held_and_not(village: Village) -> None:
    ruth = village.client("ada")
    said = {"name": "Quality committee", "of": "The trust", "held_by": "Ada"}
    page = ruth.post("/tables/new", said).content.decode()
    assert "Say since when" in page
    ruth.post("/tables/new", said | day_of("since", 1, 3, 2026))
    ruth.post("/tables/new", {"name": "Board", "of": "The county", "asked": "Asked in spring."})
    held, none = Table.objects.get(name="Quality committee"), Table.objects.get(name="Board")
    ruth.post(f"/tables/{held.public_id}/brought-back", {"words": "They count calls now."})
    page = Client().get("/tables").content.decode()
    assert page.index("Where we sit") < page.index("Quality committee") < page.index("Where we have no seat")
    assert "They count calls now." in page
    assert "Asked in spring." in page
    since = day_of("since", 1, 5, 2026)
    ruth.post(f"/tables/{none.public_id}", {"name": "Board", "of": "The county", "held_by": "Bo"} | since)
    assert "Where we have no seat" not in Client().get("/tables").content.decode()
    assert village.client("hal").get("/tables/new").status_code == 403
    assert Client().get("/tables/new").status_code == 302


def a_month_on() -> AbstractContextManager[None]:
    return clock.travelled_to(clock.now() + NEWS_FRESH + timedelta(hours=1))


def test_once_a_month_its_teller_gets_a_link_that_needs_no_sign_in(village: Village, work: Work) -> None:
    assert monthly.ask_for_news() == 0
    with a_month_on():
        assert monthly.ask_for_news() == 1
        assert monthly.ask_for_news() == 0
        path = f"/together/tell/{monthly.code_for(work, village.people['flo'].pk)}"
        nobody = Client()
        page = nobody.get(path).content.decode()
        assert "Night bus" in page
        work.refresh_from_db()
        assert work.news == ""
        assert "Told. Thank you." in nobody.post(path, {"words": "Two drivers more."}).content.decode()
        work.refresh_from_db()
        assert work.news == "Two drivers more."
        assert monthly.ask_for_news() == 0
        assert "<form" in nobody.post(path, {"words": " "}).content.decode()
        assert work.all_news.count() == 1


@pytest.mark.parametrize("harm", ["of another purpose", "late", "nonsense", "for somebody before"])
def test_a_link_that_is_not_good_says_so_kindly(
    village: Village, work: Work, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    flo = village.people["flo"].pk
    code = monthly.code_for(work, flo)
    if harm == "of another purpose":
        code = signing.dumps([work.public_id, flo], salt="another")
    elif harm == "nonsense":
        code = "x:y:z"
    elif harm == "late":
        monkeypatch.setattr(monthly, "TELL_WITHIN", -timedelta(seconds=1))
    else:
        monthly.ask_me(actor=village.actor("ada"), work=work)
    answer = Client().post(f"/together/tell/{code}", {"words": "I am somebody else."})
    assert answer.status_code == 410
    assert "works no more" in answer.content.decode()
    assert not work.all_news.exists()


def test_finished_work_is_asked_about_no_more(village: Village, work: Work) -> None:
    code = monthly.code_for(work, village.people["flo"].pk)
    actions.finish(actor=village.actor("flo"), work=work)
    with a_month_on():
        assert monthly.ask_for_news() == 0
    assert Client().get(f"/together/tell/{code}").status_code == 410
    with pytest.raises(Refused):
        monthly.tell_by_link(code=code, words="Still going.")


def test_somebody_else_can_be_asked(village: Village, work: Work) -> None:
    village.client("bo").post(f"/together/{work.public_id}/ask-me")
    work.refresh_from_db()
    assert work.teller == village.people["bo"]
    assert Client().post(f"/together/{work.public_id}/ask-me").status_code == 401


def test_two_who_do_something_alike_are_pointed_out(village: Village) -> None:
    flo = village.actor("flo")
    for title, in_short, where in (
        ("Lifts to the ward", "Drivers take visitors to the ward in the evening.", "March"),
        ("Visiting the ward", "Volunteers drive visitors to the ward on Sunday evenings.", "Ely"),
        ("Potting shed", "Growing beans and talking.", "Ramsey"),
    ):
        actions.start(actor=flo, title=title, in_short=in_short, where=where, started_by=Started.PARTNER)
    assert overlaps.look_for_overlaps() == 1
    page = Client().get("/together").content.decode()
    assert "Two who may do something alike" in page
    lifts = Work.objects.get(title="Lifts to the ward")
    assert "Visiting the ward" in Client().get(f"/together/{lifts.public_id}").content.decode()
    actions.finish(actor=flo, work=lifts)
    assert "Two who may do something alike" not in Client().get("/together").content.decode()
    assert overlaps.look_for_overlaps() == 0
    assert not Overlap.objects.exists()


def measured(pairs: list[overlaps.Pair]) -> tuple[float, float]:
    """Precision and recall of what is pointed out."""
    texts = [text for pair in pairs for text in (pair.first, pair.second)]
    table = overlaps.likenesses(texts)
    found = [table[2 * row, 2 * row + 1] >= overlaps.LIKE for row in range(len(pairs))]
    right = sum(pair.alike for pair, said in zip(pairs, found, strict=True) if said)
    return right / sum(found), right / sum(pair.alike for pair in pairs)


def test_on_pairs_that_it_was_not_chosen_on_three_in_four_are_right() -> None:
    pairs = list(overlaps.labelled())
    assert len(pairs) == 60
    assert sum(pair.alike for pair in pairs) == 30
    precision, recall = measured(pairs[1::2])
    assert precision >= 0.75
    assert recall >= 0.75
