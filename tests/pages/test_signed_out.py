"""Whoever comes to a door that is not theirs, or comes back after their session has ended."""

import html
import re

from django.test import Client

from forum.journey.promised.models import Progress
from tests.fixtures.road import agreed, promise
from tests.fixtures.village import Village

WORDS = "It goes well.\nThe first bus ran on Monday, and the driver waved."


def test_a_form_sent_after_the_session_has_ended_loses_nothing(village: Village) -> None:
    matter, _said = agreed(village, voices=1)
    path = f"/promises/{promise(village, matter).public_id}/progress"
    client = Client()
    page = client.post(path, {"words": WORDS})
    assert page.status_code == 401
    assert "no-store" in page["Cache-Control"]
    shown = page.content.decode()
    assert "/accounts/login/code/" in shown
    kept = re.search(r'<textarea[^>]*name="words"[^>]*>\n(.*?)</textarea>', shown, re.DOTALL)
    assert kept
    client.force_login(village.people["flo"].account)  # type: ignore[arg-type]
    again = client.post(path, {"words": html.unescape(kept[1])})
    assert again.status_code == 302
    assert Progress.objects.get().words == WORDS


def test_looking_only_leads_to_signing_in(village: Village) -> None:
    assert Client().get("/desk")["Location"].startswith("/accounts/login/code/?next=/desk")
