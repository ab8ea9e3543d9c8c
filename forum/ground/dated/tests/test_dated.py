"""What the world may change: dated, never overwritten, and the help page written again with each change."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction

from forum.ground import clock
from forum.ground.dated import actions, help_page, queries
from forum.ground.dated.models import ForumSetting, HelpRoute
from forum.ground.dated.rules import CHECK_AGAIN_AFTER
from forum.ground.journal.models import Event

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.FORUM_DATA = tmp_path
    return tmp_path


def days_later(days: int) -> object:
    return clock.travelled_to(clock.now() + dt.timedelta(days=days))


def route(**facts: object) -> HelpRoute:
    given = {"name": "Night line", "what_for": "To talk", "owner": "Ada", "phone": "01234 567890"} | facts
    return actions.add_route(**given)


def test_a_setting_is_replaced_and_the_old_one_kept() -> None:
    old = actions.set_setting(key="name", value="Fen Forum")
    with days_later(10):
        new = actions.set_setting(key="name", value="Fen Edge Forum")
        assert queries.forum_today().name == "Fen Edge Forum"
    old.refresh_from_db()
    assert (old.value, old.valid_to, old.replaced_by) == ("Fen Forum", new.valid_from, new)
    assert ForumSetting.objects.in_force(clock.today()).get(key="name").value == "Fen Forum", "as it was on that day"


def test_a_setting_may_change_twice_in_a_day() -> None:
    for name in ["One", "Two", "Three"]:
        actions.set_setting(key="name", value=name)
    assert queries.forum_today().name == "Three"


def test_the_same_setting_again_is_no_change() -> None:
    actions.set_setting(key="name", value="Fen Forum")
    actions.set_setting(key="name", value="Fen Forum")
    assert ForumSetting.objects.count() == 1
    assert Event.objects.filter(act="setting_set").count() == 1


def test_two_values_in_force_are_refused_by_the_database() -> None:
    today = clock.today()
    ForumSetting.objects.create(key="name", value="a", owner="x", valid_from=today, last_checked=today)
    with pytest.raises(IntegrityError), transaction.atomic():
        ForumSetting.objects.create(key="name", value="b", owner="x", valid_from=today, last_checked=today)


def test_settings_of_other_parts_are_kept_apart() -> None:
    actions.set_setting(key="opinion_maps", value=True)
    assert queries.forum_today().other == {"opinion_maps": True}


def test_all_settings_are_one_question(django_assert_num_queries: object) -> None:
    for key in ["name", "hosted_by", "areas"]:
        actions.set_setting(key=key, value=key)
    with django_assert_num_queries(1):
        queries.forum_today()


def test_a_new_forum_has_the_shipped_routes() -> None:
    assert [one.name for one in queries.routes_today()][:2] == ["999 or A&E", "NHS 111"]
    actions.start_with_shipped_routes()
    actions.start_with_shipped_routes()
    assert HelpRoute.objects.count() == len(queries.shipped_routes())


def test_a_changed_route_takes_the_place_of_the_old() -> None:
    old = route()
    with days_later(3):
        new = actions.change_route(route=old, phone="09876 543210")
        assert [one.phone for one in queries.routes_today()] == ["09876 543210"]
        assert new.last_checked == clock.today()
    assert [one.phone for one in HelpRoute.objects.in_force(clock.today())] == ["01234 567890"], (
        "history does not change"
    )
    old.refresh_from_db()
    assert old.replaced_by == new


def test_a_route_that_cannot_be_reached_is_refused() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        route(phone="")


def test_an_ended_route_is_gone() -> None:
    first, second = route(), route(name="Day line")
    actions.end_route(route=first)
    assert queries.routes_today() == [second]


@pytest.mark.parametrize(("age", "asked"), [(CHECK_AGAIN_AFTER, False), (CHECK_AGAIN_AFTER + DAY, True)])
def test_a_route_is_looked_at_again_after_six_months(age: dt.timedelta, *, asked: bool) -> None:
    made = route()
    assert bool(queries.routes_to_check(made.last_checked + age)) is asked


def test_looking_at_a_route_counts_as_checking_it() -> None:
    made = route()
    with days_later(300):
        actions.check_route(route=made)
        assert queries.routes_to_check(clock.today()) == []


def test_the_shipped_routes_are_looked_at_too() -> None:
    checked = queries.shipped_routes()[0].last_checked
    assert queries.routes_to_check(checked + CHECK_AGAIN_AFTER + DAY)


def test_every_change_leaves_its_event() -> None:
    made = route()
    actions.check_route(route=made)
    changed = actions.change_route(route=made, order=3)
    actions.end_route(route=changed)
    actions.set_setting(key="name", value="Fen Forum")
    assert list(Event.objects.order_by("pk").values_list("act", flat=True)) == [
        "help_route_added",
        "help_route_checked",
        "help_route_changed",
        "help_route_ended",
        "setting_set",
    ]


def test_the_help_page_is_written_once_the_change_is_safe(
    folder: Path, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        route(name="Night & day <line>")
        assert not (folder / "help-now.html").exists(), "not before"
    words = (folder / "help-now.html").read_text()
    assert "Night &amp; day &lt;line&gt;" in words
    assert "01234 567890" in words
    assert 'href="tel:01234567890"' in words
    assert [file.name for file in folder.iterdir()] == ["help-now.html"], "no draft is left"


def test_the_forums_name_is_on_the_help_page(django_capture_on_commit_callbacks: object) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.set_setting(key="name", value="Fen Forum")
    assert "Fen Forum" in help_page.read()
    assert "116 123" in help_page.read()


def test_a_folder_that_cannot_be_written_breaks_no_change(
    settings: LazySettings, folder: Path, django_capture_on_commit_callbacks: object
) -> None:
    settings.FORUM_DATA = folder / "not" / "there"
    with django_capture_on_commit_callbacks(execute=True):
        route()
    assert HelpRoute.objects.count() == 1
    assert "116 123" in help_page.read()
