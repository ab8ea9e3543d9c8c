import pytest
from django.test import Client

from forum.people.membership.models import KeptPosted
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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"address": "vic@example.org"}, ("email", "vic@example.org")),
        ({"way": "text", "mobile": "07700 900123", "address": "not one"}, ("text", "+447700900123")),
        ({"way": "letter", "postal": "Vic\n1 High Street\nMarch"}, ("letter", "Vic\n1 High Street\nMarch")),
    ],
)
def test_one_page_a_month_comes_in_the_way_that_somebody_likes(sent: dict[str, str], kept: tuple[str, str]) -> None:
    assert "You will hear from us" in Client().post("/posted", sent).content.decode()
    assert KeptPosted.objects.values_list("way", "address").get() == kept


@pytest.mark.django_db
def test_a_number_that_is_none_is_told_kindly_and_kept() -> None:
    page = Client().post("/posted", {"way": "text", "mobile": "twelve"}).content.decode()
    assert "twelve" in page
    assert not KeptPosted.objects.exists()
