"""Lists of this part ask the database the same few questions, however long they are."""

from collections import defaultdict
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forum.ground import clock
from forum.people.roles import actions
from forum.people.roles.models import InvolvementRole
from forum.people.roles.tests.told import interest, payer, role
from tests.fixtures.village import Village

AT_MOST = 13


def fill(village: Village, rows: range) -> None:
    for number in rows:
        made = role(village, title=f"Role {number}")
        actions.appoint(person=village.people["ada"], role=made)
        actions.appoint(person=village.people["cy"], role=made, stand_in=True)
        for name in ("ada", "ida", "bo"):
            interest(village, made, name)
        actions.claim_expenses(actor=village.actor("ada"), what_for="Bus", day=clock.today(), pence=number + 1)
        actions.declare_interest(actor=village.actor("ada"), words=f"Reason {number}", organisation=village.charity)
        actions.keep_done(actor=village.actor("ada"), day=clock.today() - timedelta(days=number), words="Tea")


LISTS = [
    ("/roles", "vic"), ("/roles", "ada"), ("/interests", "vic"), ("/me/roles", "ada"), ("/me/done", "ada"),
    ("/me/money", "ada"), ("/me/interests", "ada"), ("/money", "hal"), ("people", "ada"), ("role", "vic"),
]  # fmt: skip


def test_lists_cost_the_same(village: Village) -> None:
    payer(village)
    asked: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for rows in (range(2), range(2, 9)):
        fill(village, rows)
        at = f"/roles/{InvolvementRole.objects.earliest('pk').public_id}"
        for path, name in LISTS:
            client = Client()
            if name != "vic":
                client.force_login(village.people[name].account)
            with CaptureQueriesContext(connection) as seen:
                assert client.get({"people": f"{at}/people", "role": at}.get(path, path)).status_code == 200
            asked[path, name].append([query["sql"] for query in seen.captured_queries])
    for where, (few, many) in asked.items():
        assert len(few) == len(many) <= AT_MOST, f"{where}:\n" + "\n".join(many)
