"""What has had its time goes, exactly that; the page says the same; who is answerable is said in words that match."""

from datetime import timedelta
from html import unescape

import pytest
from click.testing import CliRunner
from django.test import Client

from forum.commands.program import forum
from forum.ground import clock
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Draft
from forum.outlets.my_data import actions, parts, retention
from forum.outlets.my_data.models import Complaint
from forum.people.accounts import actions as accounts
from forum.people.accounts.models import SentCode
from forum.people.policy import VISITOR
from tests.fixtures.village import Village


def test_exactly_what_is_due_is_forgotten(village: Village) -> None:
    gus = village.actor("gus")
    heard.keep_draft(actor=VISITOR, seed="a" * 32, answers={"words": "Old."})
    accounts.send_code(address="vic@example.org", code="ABC123")
    old = actions.complain(actor=VISITOR, words="Old.", way="email", address="vic@example.org")
    actions.answer(actor=gus, complaint=old, words="Mended.")
    actions.complain(actor=VISITOR, words="Waits.", way="email", address="vic@example.org")
    with clock.travelled_to(clock.now() + timedelta(days=89)):
        heard.keep_draft(actor=VISITOR, seed="b" * 32, answers={"words": "Fresh."})
        assert dict(retention.due())["drafts"] == 0
    with clock.travelled_to(clock.now() + timedelta(days=91)):
        told = dict(retention.due())
        assert (told["drafts"], told["sign_in_codes"], told["complaints"]) == (1, 1, 0)
        gone = retention.forget_due()
        assert {name: gone[name] for name in told} == told
        assert not any(dict(retention.due()).values())
    assert [draft.answers["words"] for draft in Draft.objects.all()] == ["Fresh."]
    assert not SentCode.objects.exists()
    with clock.travelled_to(clock.now() + timedelta(days=366)):
        assert retention.forget_due()["complaints"] == 1
    assert [one.words for one in Complaint.objects.all()] == ["Waits."]


def test_a_dry_run_forgets_nothing(village: Village) -> None:
    heard.keep_draft(actor=VISITOR, seed="a" * 32, answers={"words": "Old."})
    with clock.travelled_to(clock.now() + timedelta(days=91)):
        said = CliRunner().invoke(forum, ["forget", "--dry-run"])
        assert "1  drafts" in said.output
        assert "dry run" in said.output
        assert Draft.objects.count() == 1
        assert CliRunner().invoke(forum, ["forget"]).exit_code == 0
    assert Draft.objects.count() == 0


def test_the_page_names_all_that_is_forgotten(client: Client, village: Village) -> None:
    said = unescape(client.get("/privacy").content.decode())
    for one in parts.kept():
        assert str(one.what) in said


@pytest.mark.parametrize(("who", "right"), [("host", "a public task"), ("forum", "a legitimate interest")])
def test_who_is_answerable_is_a_setting(client: Client, village: Village, who: str, right: str) -> None:
    assert "Until it is said otherwise" in client.get("/privacy").content.decode()
    arguments = ["controller", who, "--name", "Somebody & Co", "--officer", "officer@example.org"]
    assert CliRunner().invoke(forum, arguments).exit_code == 0
    said = client.get("/privacy").content.decode()
    assert "Somebody &amp; Co decides what is kept" in said
    assert right in said
    assert "officer@example.org" in said
