"""Where there is no demonstration nobody comes in as anybody, and a real forum is never covered by one."""

import pytest

from forum.demo import actions, queries
from forum.demo.rules import Words
from forum.people.membership.founding import found
from forum.people.policy import Refused
from tests.fixtures.installations import Installation

COMES_IN = """
from django.test import Client
client = Client()
answer = client.post("/demo", {"email": "ruth@demo.example"})
print(answer.status_code, "Hello, Ruth" in client.get("/desk").content.decode())
"""


def test_it_is_refused_where_there_is_a_forum(db: None) -> None:
    found(name="A real forum")
    with pytest.raises(Refused, match=Words.NOT_EMPTY[:20]):
        actions.build_demonstration()
    assert not queries.born_as_demonstration()


def test_only_a_demonstration_lets_anybody_come_in_as_anybody(client, db: None, demonstration: Installation) -> None:  # noqa: ANN001 - pytest-django's
    assert client.get("/demo").status_code == 404
    assert client.post("/demo", {"email": "ruth@demo.example"}).status_code == 404
    assert demonstration.python(COMES_IN) == "302 True\n"


def test_there_is_no_tour_where_there_is_no_demonstration(client, db: None) -> None:  # noqa: ANN001 - pytest-django's
    found(name="A real forum")
    assert "Stop 1" not in client.get("/?tour=1").content.decode()
