"""Changing what is dated: the old row keeps its dates, the new one follows it; the help page is written again."""

from typing import Any

from django.db import transaction

from forum.ground import clock, journal
from forum.ground.dated import help_page
from forum.ground.dated.models import ForumSetting, HelpRoute
from forum.ground.dated.queries import shipped_routes

ROUTE_FIELDS = ("name", "what_for", "phone", "text_number", "address", "when", "order", "owner")


@transaction.atomic
def set_setting(*, key: str, value: Any, owner: str = "the forum", actor: int | None = None) -> ForumSetting:
    """Say something new about the forum from today."""
    today = clock.today()
    old = ForumSetting.objects.select_for_update().filter(key=key, valid_to=None).first()
    if old and old.value == value:
        return old
    if old:
        old.valid_to = max(today, old.valid_from)
        old.save(update_fields=["valid_to"])
    new = ForumSetting.objects.create(key=key, value=value, owner=owner, valid_from=today, last_checked=today)
    if old:
        old.replaced_by = new
        old.save(update_fields=["replaced_by"])
    journal.note(act="setting_set", actor=actor, subject=f"setting:{key}")
    help_page.write_after_commit()
    return new


@transaction.atomic
def add_route(*, name: str, what_for: str, owner: str, actor: int | None = None, **facts: Any) -> HelpRoute:
    """Add a way to reach somebody who answers now."""
    today = clock.today()
    route = HelpRoute.objects.create(
        name=name, what_for=what_for, owner=owner, valid_from=today, last_checked=today, **facts
    )
    journal.note(act="help_route_added", actor=actor, subject=f"help_route:{route.pk}")
    help_page.write_after_commit()
    return route


@transaction.atomic
def change_route(*, route: HelpRoute, actor: int | None = None, **facts: Any) -> HelpRoute:
    """Put a changed route in the place of this one from today; whoever changes it has checked it."""
    today = clock.today()
    old = HelpRoute.objects.select_for_update().get(pk=route.pk, valid_to=None)
    kept = {name: getattr(old, name) for name in ROUTE_FIELDS}
    new = HelpRoute.objects.create(**(kept | facts), valid_from=today, last_checked=today)
    old.valid_to = max(today, old.valid_from)
    old.replaced_by = new
    old.save(update_fields=["valid_to", "replaced_by"])
    journal.note(act="help_route_changed", actor=actor, subject=f"help_route:{new.pk}")
    help_page.write_after_commit()
    return new


@transaction.atomic
def end_route(*, route: HelpRoute, actor: int | None = None) -> None:
    """Take a route away that no longer answers."""
    old = HelpRoute.objects.select_for_update().get(pk=route.pk, valid_to=None)
    old.valid_to = max(clock.today(), old.valid_from)
    old.save(update_fields=["valid_to"])
    journal.note(act="help_route_ended", actor=actor, subject=f"help_route:{old.pk}")
    help_page.write_after_commit()


@transaction.atomic
def check_route(*, route: HelpRoute, actor: int | None = None) -> None:
    """Say that somebody rang, and the route is right."""
    HelpRoute.objects.filter(pk=route.pk).update(last_checked=clock.today())
    journal.note(act="help_route_checked", actor=actor, subject=f"help_route:{route.pk}")
    help_page.write_after_commit()


@transaction.atomic
def start_with_shipped_routes() -> None:
    """Give a new forum the shipped routes as its own, with the date on which the product last checked them."""
    if not HelpRoute.objects.exists():
        HelpRoute.objects.bulk_create(shipped_routes())
    help_page.write_after_commit()
