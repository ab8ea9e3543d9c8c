import json

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from forum.ground import clock
from forum.people.membership.models import Person
from forum.people.policy import NotYours
from forum.people.roles import actions, privacy
from forum.people.roles.models import DeclaredInterest, Done, MoneyClaim
from forum.people.roles.tests.told import interest, role
from tests.fixtures.village import Village


def test_what_somebody_has_done_is_private_until_they_show_it_and_can_be_deleted(village: Village) -> None:
    ada = village.client("ada")
    today = clock.today()
    ada.post("/me/done", {"words": "Spoke in Ely.", "kind": "talk", "day_day": today.day, "day_month": today.month,
                          "day_year": today.year})  # fmt: skip
    row = Done.objects.get()
    at = f"/who/{village.people['ada'].public_id}/done"
    assert Client().get(at).status_code == 404
    assert village.client("bo").get(at).status_code == 404
    ada.post("/me/done/show", {"show": "1"})
    assert "Spoke in Ely." in Client().get(at).content.decode()
    ada.post("/me/done/show", {"hide": "1"})
    assert Client().get(at).status_code == 404
    assert village.client("bo").post(f"/me/done/{row.pk}/remove").status_code == 404
    with pytest.raises(NotYours):
        actions.remove_done(actor=village.actor("bo"), row=row)
    ada.post(f"/me/done/{row.pk}/remove")
    assert not Done.objects.exists()


def test_an_interest_stands_in_the_register_under_the_seat_with_its_days(village: Village) -> None:
    ada = village.client("ada")
    ada.post("/me/interests", {"words": "I drive for them.", "about": f"organisation:{village.charity.pk}"})
    page = Client().get("/interests").content.decode()
    assert "River:</strong> I drive for them." in page
    assert "Ada" not in page
    made = DeclaredInterest.objects.get()
    assert village.client("bo").post(f"/me/interests/{made.public_id}/end").status_code == 404
    ada.post(f"/me/interests/{made.public_id}/end")
    assert not DeclaredInterest.objects.now().filter(until=None).exists()
    assert "I drive for them." in Client().get("/interests").content.decode()


def filled(village: Village) -> Person:
    """Somebody of whom this part keeps one of everything that it can."""
    ida, actor = village.people["ida"], village.actor("ida")
    asked = role(village, i_decide=False)
    actions.draft_role(actor=actor, i_decide=True, title="Ida's role", what="Ida writes", purpose="", how_long="Long")
    actions.begin(actor=actor, role=asked, seed="begun", answers={"words": "half of a sentence by Ida"})
    interest(village, asked, "ida", words="Ida would like it")
    actions.appoint(person=ida, role=role(village))
    actions.keep_done(actor=actor, day=clock.today(), words="Ida did this")
    actions.show_done(actor=actor)
    actions.claim_expenses(actor=actor, what_for="Ida's bus", day=clock.today(), pence=100)
    actions.set_limit(actor=actor, pence=12_345)
    actions.declare_interest(actor=actor, words="Ida's brother")
    return ida


def test_everything_of_a_person_is_handed_over_and_taken_out(village: Village) -> None:
    ida = filled(village)
    handed = privacy.export_for(person=ida.pk, account=None)
    words = json.dumps(handed)
    for said in ("half of a sentence", "Ida would like it", "Ida did this", "123.45", "brother", "Ida writes"):
        assert said in words, said
    assert json.dumps(privacy.export_for(person=village.people["cy"].pk, account=None)).count("[]") == len(handed)
    privacy.erase(person=ida.pk, account=None)
    left = privacy.export_for(person=ida.pk, account=None)
    assert [title for title, rows in left.items() if rows] == []
    kept = MoneyClaim.objects.get()
    assert (kept.pence, kept.what_for, kept.person_id) == (100, "", None)


def test_each_model_that_points_at_a_person_is_named() -> None:
    pointing = {
        model._meta.label
        for model in apps.get_app_config("roles").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model is Person
    }
    assert pointing == privacy.HOLDS
