"""What somebody can use, from what they told us to the letter that is printed."""

from django.template.loader import render_to_string

from forum.ground import clock
from forum.ground.post.models import Delivery
from forum.ground.post.rules import Way
from forum.outlets.notices.tests.rounds import all_told
from forum.outlets.papers.letters import ready_to_print, waiting
from forum.outlets.papers.pdf import STYLE
from forum.people.care import actions as care
from forum.people.care.rules import Code
from tests.fixtures.village import Village

HOME = "Ada\n4 Sluice Cottages"


def test_large_print_comes_as_a_letter_in_eighteen_point_and_never_as_an_email(village: Village) -> None:
    care.record_needs(actor=village.actor("ada"), person=village.people["ada"], codes=[Code.LARGE_PRINT], postal=HOME)
    care.ask_second(actor=village.actor("bo"), called="Ada", seat=village.seats["heron"])
    all_told()
    assert set(Delivery.objects.values_list("way", flat=True)) == {Way.LETTER}
    (letter,) = waiting()
    assert (letter.to, letter.large, letter.by_hand) == (HOME, True, ())
    page = village.client("gus").get("/papers/letters").content.decode()
    assert "large print" in page
    told = {"letters": [letter], "forum": {"name": "Forum"}, "today": clock.today()}
    assert 'class="letter letter--large"' in render_to_string("papers/pdf/letters.jinja", told)
    assert ".letter--large {\n  font-size: 18pt;" in STYLE.read_text()


def test_what_a_person_has_to_make_is_not_printed_as_it_is(village: Village) -> None:
    care.record_needs(actor=village.actor("ada"), person=village.people["ada"], codes=[Code.BRAILLE], postal=HOME)
    care.ask_second(actor=village.actor("bo"), called="Ada", seat=village.seats["heron"])
    all_told()
    assert [letter.by_hand for letter in waiting()] == [("Braille",)]
    assert ready_to_print() == []
    page = village.client("gus").get("/papers/letters").content.decode()
    assert "not on paper like this: braille" in page
    delivery = Delivery.objects.get()
    assert f'value="{delivery.pk}" checked' not in page
