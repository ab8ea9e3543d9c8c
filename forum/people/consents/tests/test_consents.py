from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.people.consents import actions, privacy
from forum.people.consents.models import Agreed
from forum.people.consents.queries import agreed_by, who_agreed
from forum.people.consents.rules import PROOF_KEPT, Purpose
from forum.people.policy import VISITOR, NotYours
from forum.record.models import Entry
from tests.fixtures.village import Village


def test_a_yes_keeps_its_words_and_taking_it_back_touches_nothing_else(village: Village) -> None:
    ada, before = village.actor("ada"), Entry.objects.count()
    for _again in range(2):
        actions.agree(actor=ada, purpose=Purpose.NEW_ROLES)
    actions.agree(actor=ada, purpose=Purpose.MONTHLY)
    actions.take_back(actor=ada, purpose=Purpose.NEW_ROLES)
    assert set(agreed_by(ada.person or 0)) == {Purpose.MONTHLY}
    assert who_agreed(Purpose.NEW_ROLES) == set()
    old = Agreed.objects.get(purpose=Purpose.NEW_ROLES)
    assert old.words == str(Purpose.NEW_ROLES.label)
    assert old.taken_back_at is not None
    assert Entry.objects.count() == before
    assert not any("ada" in str(event.about).lower() for event in Event.objects.filter(act__startswith="consents."))


def test_the_database_holds_one_yes_to_a_purpose(village: Village) -> None:
    one = actions.agree(actor=village.actor("ada"), purpose=Purpose.MONTHLY)
    with pytest.raises(IntegrityError):
        Agreed.objects.create(person_id=one.person_id, purpose=Purpose.MONTHLY, words="again")


def test_nobody_says_yes_for_a_visitor(village: Village) -> None:
    del village
    with pytest.raises(NotYours):
        actions.agree(actor=VISITOR, purpose=Purpose.MONTHLY)


def test_the_proof_of_a_yes_goes_after_its_time_and_a_yes_that_stands_never_does(village: Village) -> None:
    ada = village.actor("ada")
    actions.agree(actor=ada, purpose=Purpose.MONTHLY)
    actions.agree(actor=ada, purpose=Purpose.NEW_ROLES)
    actions.take_back(actor=ada, purpose=Purpose.NEW_ROLES)
    (kept,) = privacy.KEPT
    with clock.travelled_to(clock.now() + PROOF_KEPT - timedelta(days=1)):
        assert (kept.due(), kept.forget()) == (0, 0)
    with clock.travelled_to(clock.now() + PROOF_KEPT + timedelta(days=1)):
        assert (kept.due(), kept.forget()) == (1, 1)
    assert [one.purpose for one in Agreed.objects.all()] == [Purpose.MONTHLY]


def test_one_tap_says_yes_and_one_takes_it_back(village: Village) -> None:
    client = Client()
    client.force_login(village.people["ada"].account)
    page = client.get("/me/consents").content.decode()
    assert page.count("Yes, please") == len(Purpose)
    assert "/me/consents" in client.get("/me").content.decode()
    page = client.post("/me/consents/monthly", {"yes": "1"}, follow=True).content.decode()
    assert page.count("Take it back") == 1
    page = client.post("/me/consents/monthly", {"no": "1"}, follow=True).content.decode()
    assert "Take it back" not in page
    assert client.post("/me/consents/everything", {"yes": "1"}).status_code == 404
    assert Client().get("/me/consents").status_code == 302


def test_it_is_handed_over_and_taken_out(village: Village) -> None:
    ada = village.people["ada"]
    actions.agree(actor=village.actor("ada"), purpose=Purpose.MONTHLY)
    (row,) = privacy.export_for(person=ada.pk, account=None)["What you said yes to"]
    assert row == {"words": str(Purpose.MONTHLY.label), "said on": clock.today().isoformat(), "taken back on": None}
    privacy.erase(person=ada.pk, account=None)
    assert not Agreed.objects.exists()
