"""Nobody is shown who does not want to be, and nothing is left of it once they take it back."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from forum.people.introductions import actions, privacy
from forum.people.introductions.models import Introduction
from forum.people.membership.models import Person, Perspective
from forum.people.policy import VISITOR, NotYours
from tests.fixtures.village import Village


def picture(width: int = 800, height: int = 500) -> bytes:
    drawn = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", (width, height), "#0b5d5b").save(drawn, "JPEG", exif=exif)
    return drawn.getvalue()


def test_only_whoever_wants_to_be_is_shown_with_what_they_hold_in_the_open(village: Village) -> None:
    Person.objects.filter(pk=village.people["ada"].pk).update(said_like="AY-da")
    Perspective.objects.create(person=village.people["ada"], kind="lived")
    assert "Ada" not in Client().get("/who").content.decode()
    village.client("ada").post("/me/introduction", {"words": "I grow beans."})
    page = " ".join(Client().get("/who").content.decode().split())
    for shown in ("Ada", "say: AY-da", "the seat River", "I grow beans."):
        assert shown in page
    for hidden in ("Ida", "lived experience", "a member"):
        assert hidden not in page.split("<main")[1].split("</main>")[0]
    village.client("ada").post("/me/introduction/take-back")
    assert "Ada" not in Client().get("/who").content.decode()


def test_a_picture_is_drawn_anew_and_gone_when_it_is_taken_back(village: Village) -> None:
    client = village.client("ada")
    client.post("/me/introduction", {"words": "", "face": SimpleUploadedFile("me.jpg", picture(), "image/jpeg")})
    one = Introduction.objects.get()
    kept = Client().get(f"/who/{one.public_id}/face")
    assert b"taken at home" not in kept.content
    assert Image.open(BytesIO(kept.content)).size == (480, 480)
    ((name, content),) = privacy.files_for(person=village.people["ada"].pk)
    assert (name, content) == ("face.jpeg", kept.content)
    storage, file = one.face.storage, str(one.face.name)
    client.post("/me/introduction/take-back")
    assert not storage.exists(file)
    assert Client().get(f"/who/{one.public_id}/face").status_code == 404


def test_what_is_no_picture_is_said_kindly_and_the_words_stay(village: Village) -> None:
    sent = {"words": "I grow beans.", "face": SimpleUploadedFile("me.jpg", b"GIF89a no", "image/jpeg")}
    page = village.client("ada").post("/me/introduction", sent).content.decode()
    assert "This is something else." in page
    assert "I grow beans." in page
    assert not Introduction.objects.exists()


def test_nobody_shows_somebody_else(village: Village) -> None:
    del village
    with pytest.raises(NotYours):
        actions.introduce(actor=VISITOR, words="Look at them")
