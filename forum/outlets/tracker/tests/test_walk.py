"""One voice through every stage by the pages alone, as each person does it."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from forum.journey.decided.models import Recommendation
from forum.journey.heard.models import Voice
from forum.journey.promised.models import Commitment
from forum.journey.taken_up.models import AgendaItem, Matter
from forum.journey.themed.models import Theme
from tests.fixtures.village import Village


def signed_in(village: Village, name: str) -> Client:
    client = Client()
    client.force_login(village.people[name].account)
    return client


def send(client: Client, path: str, **fields: object) -> HttpResponse:
    response = client.post(path, fields)
    assert response.status_code in (200, 302), response
    assert "nhsuk-error-summary" not in response.content.decode(), re.findall(
        r"nhsuk-error-message.*?</span>|<li>.*?</li>", response.content.decode(), re.DOTALL
    )
    return response


def receipt_in(response: HttpResponse) -> str:
    return re.search(r'receipt__code">([^<]+)<', response.content.decode()).group(1)


def test_a_voice_walks_from_the_hall_to_its_verdict(village: Village) -> None:
    speaker, ada, eve = Client(), signed_in(village, "ada"), signed_in(village, "eve")
    said = send(speaker, "/say", words="The last bus leaves before visiting ends.", sending="a", publish="on")
    receipt = receipt_in(said)
    voice = Voice.objects.get()

    send(ada, f"/sort/{voice.public_id}", new_theme="Getting there", fit="on")
    theme = Theme.objects.get()
    send(ada, "/matters/new", title="A later bus", themes=theme.pk, meeting=village.meeting.pk)
    matter = Matter.objects.get()
    at = f"/matters/{matter.public_id}"
    send(ada, f"{at}/note", words="I could stay until the end.")
    send(ada, f"{at}/agenda", meeting=village.meeting.pk, minutes=20)
    item = AgendaItem.objects.get()
    stands = {f"stand_{seat}": "consent" for seat in ("river", "heron", "willow", "ferry")}
    stands |= {"stand_lantern": "aside", "words_lantern": "It will not help those who live further out."}
    send(ada, f"/agenda/{item.public_id}/decide", words="Ask for a bus at eight.", **stands)
    decision = matter.decisions.get()
    send(ada, f"/decisions/{decision.public_id}/recommend", office=village.chief.pk, words="Ask for a bus at eight.")
    asked = Recommendation.objects.get()
    assert "A later bus" in eve.get("/desk").content.decode()
    send(eve, f"/recommendations/{asked.public_id}/reply", kind="partly", reason="On weekdays to begin with.")
    send(eve, f"{at}/promise", words="A bus at eight on weekdays.", due_day="1", due_month="2", due_year="2030",
         side=f"office:{village.chief.pk}")  # fmt: skip
    promise = Commitment.objects.get()
    send(eve, f"/promises/{promise.public_id}/done", words="It runs.", outcome="Visitors stay until the end.")
    send(ada, f"{at}/answer", kind="done", words="There is a bus at eight on weekdays now.")

    page = send(speaker, "/follow", receipt=receipt).content.decode()
    assert "There is a bus at eight" in page
    answer = matter.answers.get()
    told = send(
        speaker, "/follow/tell-us", receipt=receipt, answer=answer.public_id, answers_me="no", because="Sundays."
    )
    assert "open again" in told.content.decode()
    promise.refresh_from_db()
    assert promise.claimed_in is None
    assert "Not there yet" in send(speaker, "/follow", receipt=receipt).content.decode()
    for path in (
        "/",
        "/changed",
        "/matters",
        at,
        "/decisions",
        "/promises",
        f"/promises/{promise.public_id}",
        "/follow",
    ):
        assert speaker.get(path).status_code == 200, path
    assert "The last bus leaves" in speaker.get(at).content.decode()


@pytest.mark.parametrize("path", ["/desk", "/sort", "/matters/new", "/say/card", "/matters/early"])
def test_a_visitor_is_asked_to_sign_in(village: Village, path: str) -> None:
    response = Client().get(path)
    assert response.status_code == 302
    assert "login" in response["Location"]
