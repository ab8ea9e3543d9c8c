"""Every model that holds something of a person is answered for by some part's `privacy.py`."""

import pytest
from django.apps import apps
from django.db.models import CharField, Field, ForeignKey, Model, TextField

from forum.outlets.my_data import parts
from forum.people.accounts.models import User
from forum.people.membership.models import Person

# Fields by these names hold how somebody is reached or called.
PERSONAL = {"address", "called", "email", "mobile", "phone", "postal", "reach", "signed"}
# Models with such a field that hold nobody, and why.
WITHOUT = {
    "dated.HelpRoute": "a help line",
    "gatherings.Venue": "the address of a hall",
    "record.Witness": "an address outside the host that gets the head of the record, named by who installs",
    "signposting.Listing": "the telephone of a community group",
}


def ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("forum.")]


def holds_somebody(field: "Field[object, object]") -> bool:
    if isinstance(field, ForeignKey):
        return field.related_model in {Person, User}
    return isinstance(field, CharField | TextField) and field.name in PERSONAL


def holding() -> dict[str, list[str]]:
    found = {model._meta.label: [f.name for f in model._meta.fields if holds_somebody(f)] for model in ours()}
    return {label: fields for label, fields in found.items() if fields}


def test_whatever_holds_somebody_is_answered_for() -> None:
    answered = parts.held() | WITHOUT.keys()
    missing = {label: fields for label, fields in holding().items() if label not in answered}
    assert missing == {}, "Name these models in HOLDS of their part's privacy.py, hand them over and take them out."


def test_what_is_answered_for_exists_and_is_answered_for_once() -> None:
    known = {model._meta.label for model in apps.get_models()}
    assert parts.held() - known == set()
    assert WITHOUT.keys() - holding().keys() == set()
    everybodys = [label for part in parts.all_parts() for label in part.HOLDS]
    assert len(everybodys) == len(set(everybodys))


def test_kinds_that_are_forgotten_have_names_of_their_own() -> None:
    names = [one.name for one in parts.kept()]
    assert len(names) == len(set(names)) > 5


def test_the_guard_sees_who_is_held() -> None:
    assert {"membership.Person", "heard.Voice", "heard.Contact", "membership.KeptPosted"} <= holding().keys()


@pytest.mark.parametrize("part", parts.all_parts(), ids=lambda part: part.__name__)
def test_a_part_says_something_of_nobody(db: None, part: object) -> None:
    said = part.export_for(person=0, account=None)  # type: ignore[attr-defined]  # what the guard is about
    assert not any(said.values())
