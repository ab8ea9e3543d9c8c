import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.people.policy import NotYours, Refused
from forum.people.roles import actions, queries
from forum.people.roles.models import MoneyClaim
from forum.people.roles.money_forms import ExpensesForm, PaymentForm
from forum.people.roles.rules import MoveKind, RateKind
from forum.people.roles.tests.told import payer, role
from tests.fixtures.village import Village


def claim(village: Village, name: str = "ada", **more: object) -> MoneyClaim:
    given = {"what_for": "Bus to March", "day": clock.today(), "pence": 460} | more
    return actions.claim_expenses(actor=village.actor(name), **given)  # type: ignore[arg-type]


def photo() -> bytes:
    picture = Image.new("RGB", (40, 30), "white")
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (52.0, 33.0, 0.0)}
    exif[0x010F] = "Somebody's camera"
    kept = io.BytesIO()
    picture.save(kept, "JPEG", exif=exif)
    return kept.getvalue()


def day(of: object) -> dict[str, str]:
    today = clock.today()
    return {"day_day": str(today.day), "day_month": str(today.month), "day_year": str(today.year)}


def test_a_claim_is_one_screen_of_five_fields_and_the_photo_loses_its_place(village: Village) -> None:
    assert len(ExpensesForm().fields) <= 5
    assert len(PaymentForm(rates={}).fields) <= 5
    client = village.client("ada")
    sent = {"what_for": "Bus to March", "pence": "£4.6x", "pay_by": "cash", **day(None)}
    page = client.post("/me/money/expenses", sent).content.decode()
    assert "£4.6x" in page
    receipt = SimpleUploadedFile("r.jpg", photo(), content_type="image/jpeg")
    assert (
        "We have your claim"
        in client.post("/me/money/expenses", {**sent, "pence": "£4.60", "receipt": receipt}).content.decode()
    )
    made = MoneyClaim.objects.get()
    assert made.pence == 460
    shown = client.get(f"/money/{made.public_id}/receipt").content
    assert Image.open(io.BytesIO(shown)).size == (40, 30)
    assert b"camera" not in shown
    assert not Image.open(io.BytesIO(shown)).getexif()


def test_nobody_sees_it_but_the_person_and_the_payer(village: Village) -> None:
    made = claim(village, receipt=("jpeg", photo()))
    for name, seen in (("ada", 200), ("bo", 404), ("gus", 404), ("hal", 404), ("eve", 404)):
        client = village.client(name)
        assert client.get(f"/me/money/{made.public_id}").status_code == seen, name
        assert client.get(f"/money/{made.public_id}/receipt").status_code == seen, name
        assert client.get("/money").status_code == 403, name
        assert client.get(f"/money/{made.public_id}").status_code == 403, name
        assert client.get("/money/payroll").status_code == 403, name
    assert "Bus to March" not in village.client("bo").get("/me/money").content.decode()
    payer(village)
    paying = village.client("hal")
    assert "Bus to March" in paying.get("/money").content.decode()
    assert paying.get(f"/money/{made.public_id}/receipt").status_code == 200
    assert paying.get(f"/me/money/{made.public_id}").status_code == 404


def test_the_payer_asks_pays_or_says_why_not(village: Village) -> None:
    made, pays = claim(village), payer(village)
    for verb in (actions.pay, actions.ask_claimant, actions.refuse_claim):
        with pytest.raises(NotYours):
            verb(actor=village.actor("gus"), claim=made, **({} if verb is actions.pay else {"words": "Why?"}))
    with pytest.raises(Refused, match="why it is not paid"):
        actions.refuse_claim(actor=pays, claim=made, words=" ")
    actions.ask_claimant(actor=pays, claim=made, words="Which bus?")
    with pytest.raises(NotYours):
        actions.tell_payer(actor=village.actor("bo"), claim=made, words="The 33.")
    page = village.client("ada").post(f"/me/money/{made.public_id}", {"words": "The 33."})
    assert page.status_code == 302
    actions.pay(actor=pays, claim=made)
    with pytest.raises(Refused, match="settled"):
        actions.pay(actor=pays, claim=made)
    kinds = list(made.moves.order_by("pk").values_list("kind", flat=True))
    assert kinds == [MoveKind.CLAIMED, MoveKind.ASKED, MoveKind.TOLD, MoveKind.PAID]


def test_nobody_pays_their_own(village: Village) -> None:
    pays = payer(village, "bo")
    with pytest.raises(Refused, match="your own"):
        actions.pay(actor=pays, claim=claim(village, "bo"))


def test_the_clock_runs_on_the_payer_and_reminds_once_on_day_eight(village: Village) -> None:
    made = claim(village)
    assert made.due == clock.next_working_day(clock.today(), 10)
    before = made.remind_on - timedelta(days=1)
    for on, reminded in ((before, 0), (made.remind_on, 1), (made.due, 0)):
        with clock.travelled_to(clock.now() + (on - clock.today())):
            assert actions.remind_payer() == reminded, on
    assert Event.objects.filter(act="roles.remind_payer").count() == 1


def test_what_waits_for_the_claimant_reminds_nobody(village: Village) -> None:
    made = claim(village)
    actions.ask_claimant(actor=payer(village), claim=made, words="Which bus?")
    with clock.travelled_to(clock.now() + timedelta(days=30)):
        assert actions.remind_payer() == 0


def test_a_new_rate_leaves_past_claims_as_they_were(village: Village) -> None:
    gus, today = village.actor("gus"), clock.today()
    assert queries.rates_on(today)[RateKind.HOUR].is_example
    actions.set_rate(actor=gus, kind=RateKind.HOUR, pence=2_000, since=today - timedelta(days=30))
    old = claim(village, time=RateKind.HOUR)
    actions.set_rate(actor=gus, kind=RateKind.HOUR, pence=2_600, since=today)
    new = claim(village, time=RateKind.HOUR)
    back = claim(village, time=RateKind.HOUR, day=today - timedelta(days=3))
    old.refresh_from_db()
    assert (old.pence, new.pence, back.pence) == (2_000, 2_600, 2_000)
    with pytest.raises(NotYours):
        actions.set_rate(actor=village.actor("dee"), kind=RateKind.HOUR, pence=1, since=today)


def test_the_warning_is_for_the_claimants_eyes_only(village: Village) -> None:
    actions.set_limit(actor=village.actor("ada"), pence=10_000)
    made = claim(village, time=RateKind.HALF_DAY)
    assert queries.warning_for(village.people["ada"].pk) is None
    claim(village, pence=5_000)  # Expenses do not count.
    assert queries.warning_for(village.people["ada"].pk) is None
    claim(village, time=RateKind.HOUR)
    assert queries.warning_for(village.people["ada"].pk) == (10_000, 10_000)
    assert "Only you see this" in village.client("ada").get("/me/money").content.decode()
    payer(village)
    for path in ("/money", f"/money/{made.public_id}", "/me/money"):
        page = village.client("hal").get(path).content.decode()
        assert "Only you see this" not in page
        assert "100.00" not in page


def test_money_beforehand_and_a_claim_that_is_too_large(village: Village) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(Refused, match="still to come"):
        claim(village, day=tomorrow)
    assert claim(village, day=tomorrow, pay_by="advance")
    with pytest.raises(Refused, match=r"at most £300\.00"):
        claim(village, pence=30_001)


def test_the_table_for_payroll_is_harmless(village: Village) -> None:
    made = claim(village, what_for="=HYPERLINK(1)")
    actions.pay(actor=payer(village), claim=made)
    said = b"".join(village.client("hal").get("/money/payroll").streaming_content).decode()  # type: ignore[arg-type]
    assert "'=HYPERLINK(1)" in said
    assert "4.60" in said


def test_the_default_is_to_be_asked_and_it_can_be_changed(village: Village) -> None:
    held = actions.appoint(person=village.people["ada"], role=role(village))
    assert held.takes == "ask"
    village.client("bo").post(f"/me/roles/{held.pk}/pay", {"takes": "payment"})
    held.refresh_from_db()
    assert held.takes == "ask"
    village.client("ada").post(f"/me/roles/{held.pk}/pay", {"takes": "expenses"})
    held.refresh_from_db()
    assert held.takes == "expenses"


def test_how_long_it_takes_is_told_only_of_many() -> None:
    monday = clock.today() - timedelta(days=clock.today().weekday())
    assert queries.how_long_payment_takes([(monday, monday)] * 9) is None
    taken = queries.how_long_payment_takes([(monday, monday)] * 10)
    assert taken == (0, 0)


def test_a_claim_is_taken_back_while_it_waits(village: Village) -> None:
    made = claim(village)
    with pytest.raises(NotYours):
        actions.take_back_claim(actor=village.actor("bo"), claim=made)
    assert village.client("ada").post(f"/me/money/{made.public_id}", {"back": "1"}).status_code == 302
    with pytest.raises(Refused, match="settled"):
        actions.pay(actor=payer(village), claim=made)
