import pytest
from django.test import Client

from tests.fixtures.village import Village


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/come",
        "/come/been",
        "/find",
        "/find?area=fenland",
        "/together",
        "/join",
        "/agreement",
        "/changed",
        "/matters",
        "/decisions",
        "/promises",
        "/follow",
        "/say",
        "/record",
    ],
)
def test_every_door_opens_in_an_empty_forum_and_in_a_full_one(village: Village, path: str) -> None:
    assert Client().get(path).status_code == 200


def test_the_agreement_prints_the_whole_policy(village: Village) -> None:
    from forum.people.policy import POLICY

    page = Client().get("/agreement").content.decode()
    assert all(row.words.replace("'", "&#39;") in page for row in POLICY.all())
