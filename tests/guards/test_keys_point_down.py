"""Foreign keys look back or down, never forward or up."""

import pytest
from django.apps import apps
from django.db.models import Model

from tests.guards.house import part_of, stands_above


def keys() -> list[tuple[str, type[Model], type[Model]]]:
    return [
        (f"{model.__module__}.{model.__name__}.{field.name}", model, field.related_model)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and model.__module__.startswith("forum.")
    ]


def test_there_are_keys_to_look_at() -> None:
    assert len(keys()) > 20


@pytest.mark.parametrize(("name", "model", "target"), keys(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_key_points_back_or_down(name: str, model: type[Model], target: type[Model]) -> None:
    assert target.__module__.startswith("forum."), f"{name} points to {target.__module__}, which is not ours."
    here, there = part_of(model.__module__), part_of(target.__module__)
    assert stands_above(here, there), f"{name} points up or sideways, to {'.'.join(there)}."


@pytest.mark.parametrize(
    ("upper", "lower", "allowed"),
    [
        (("journey", "answered"), ("journey", "heard"), True),
        (("journey", "heard"), ("journey", "answered"), False),
        (("rooms", "gatherings"), ("rooms", "together"), False),
        (("rooms", "together"), ("rooms", "gatherings"), False),
        (("journey", "heard"), ("people", "membership"), True),
        (("people", "membership"), ("journey", "heard"), False),
        (("ground", "post"), ("ground", "journal"), True),
        (("ground", "post"), ("ground", "post"), True),
        (("record",), ("ground", "journal"), True),
    ],
)
def test_the_order_is_that_of_the_contracts(upper: tuple[str, ...], lower: tuple[str, ...], allowed: bool) -> None:
    assert stands_above(upper, lower) is allowed
