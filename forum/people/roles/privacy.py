"""What roles, money and interests keep of somebody: handed over, and taken out."""

from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from forum.ground import clock
from forum.ground.keeping import Kept, Rows
from forum.people.roles.actions import forget_begun, forget_ended
from forum.people.roles.models import (
    Appointment,
    BegunExpression,
    ClaimMove,
    Decider,
    DeclaredInterest,
    Done,
    DonePage,
    Expression,
    InvolvementRole,
    MoneyClaim,
    OwnLimit,
    Rate,
    Step,
)
from forum.people.roles.rules import DRAFTS_KEPT

if TYPE_CHECKING:
    from django.db.models import Model

HOLDS = frozenset(
    model._meta.label
    for model in (
        Appointment,
        BegunExpression,
        ClaimMove,
        DeclaredInterest,
        Decider,
        Done,
        DonePage,
        Expression,
        InvolvementRole,
        MoneyClaim,
        OwnLimit,
        Rate,
        Step,
    )
)
GONE = "(taken out)"
KEPT = (
    Kept(
        name="begun_expressions",
        what=_("What somebody began to write about a role, and did not send"),
        why=_("So that whoever stopped half-way can go on."),
        period=DRAFTS_KEPT,
        due=lambda: BegunExpression.objects.untouched(clock.now() - DRAFTS_KEPT).count(),
        forget=lambda: forget_begun(before=clock.now() - DRAFTS_KEPT),
    ),
    Kept(
        name="ended_interest",
        what=_("Name, address and words of whoever stopped, or got another answer than yes, about a role"),
        why=_("So that it can be talked over again. Only that somebody came so far stays."),
        period=DRAFTS_KEPT,
        due=lambda: Expression.objects.ended(clock.now() - DRAFTS_KEPT).count(),
        forget=lambda: forget_ended(before=clock.now() - DRAFTS_KEPT),
    ),
)


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Everything of this person, in plain words."""
    del account
    return {
        "Roles you hold or held": [
            {
                "role": one.role.title,
                "from": one.since.isoformat(),
                "until": one.until.isoformat() if one.until else None,
                "second person": one.stand_in,
                "money": one.takes,
            }
            for one in Appointment.objects.filter(person=person).select_related("role").order_by("pk")
        ],
        "Roles you wrote about": [
            {"role": one.title, "what": one.what, "on": one.made_at.date().isoformat()}
            for one in InvolvementRole.objects.filter(made_by=person).order_by("pk")
        ],
        "Roles you decide about": [
            {"role": one.role.title} for one in Decider.objects.filter(person=person).select_related("role")
        ],
        "Roles you asked for": _asked_for(person),
        "What you began to write": [
            {**{str(key): str(value) for key, value in one.answers.items() if key != "seed"}, "role": one.role.title}
            for one in BegunExpression.objects.filter(person=person).select_related("role")
        ],
        "What you have done": [
            {"day": one.day.isoformat(), "what": one.words, "kind": one.kind}
            for one in Done.objects.filter(person=person).order_by("day", "pk")
        ],
        "Whether you show what you have done": [
            {"shown since": one.shown_since.isoformat()} for one in DonePage.objects.filter(person=person)
        ],
        "Money you claimed": _claims(person),
        "What you may be paid in a month": [
            {"pounds": f"{one.pence / 100:.2f}"} for one in OwnLimit.objects.filter(person=person)
        ],
        "Interests you declared": [
            {
                "words": one.words,
                "about": one.about,
                "from": one.since.isoformat(),
                "until": one.until.isoformat() if one.until else None,
            }
            for one in DeclaredInterest.objects.filter(person=person).select_related("organisation", "office")
        ],
    }


def _asked_for(person: int) -> Rows:
    asked = Expression.objects.filter(person=person).select_related("role").prefetch_related("steps").order_by("pk")
    return [
        {
            "role": one.role.title,
            "called": one.called,
            "way": one.way,
            "address": one.address,
            "words": one.words,
            "steps": [
                {"step": step.kind, "words": step.words, "on": step.at.date().isoformat()} for step in one.steps.all()
            ],
        }
        for one in asked
    ]


def files_for(*, person: int) -> list[tuple[str, bytes]]:
    """The receipts that this person photographed for a claim."""
    claims = MoneyClaim.objects.filter(person=person).exclude(receipt="").order_by("pk")
    return [(f"receipt-{one.public_id}{Path(str(one.receipt.name)).suffix}", one.receipt.read()) for one in claims]


def _claims(person: int) -> Rows:
    claims = MoneyClaim.objects.filter(person=person).prefetch_related("moves").order_by("pk")
    return [
        {
            "what for": one.what_for,
            "kind": one.kind,
            "pounds": f"{one.pence / 100:.2f}",
            "day": one.day.isoformat(),
            "how": one.pay_by,
            "a receipt": bool(one.receipt),
            "moves": [
                {"move": move.kind, "words": move.words, "on": move.at.date().isoformat()} for move in one.moves.all()
            ],
        }
        for one in claims
    ]


def erase(*, person: int, account: int | None) -> None:
    """Take this person out. Amounts and days of money stay, tied to nobody, so that accounts add up."""
    del account
    owned: tuple[type[Model], ...] = (
        Appointment, BegunExpression, DeclaredInterest, Decider, Done, DonePage, OwnLimit,
    )  # fmt: skip
    for model in owned:
        model._default_manager.filter(person=person).delete()
    asked = Expression.objects.filter(person=person)
    Step.objects.filter(expression__in=asked.values("pk")).exclude(words="").update(words=GONE)
    asked.update(called="", way="none", address="", words="", person=None)
    for claim in MoneyClaim.objects.filter(person=person).exclude(receipt=""):
        claim.receipt.delete(save=False)
    claims = MoneyClaim.objects.filter(person=person)
    ClaimMove.objects.filter(claim__in=claims.values("pk")).exclude(words="").update(words=GONE)
    claims.update(what_for="", receipt="", person=None)
    Step.objects.filter(by=person).update(by=None)
    ClaimMove.objects.filter(by=person).update(by=None)
    Rate.objects.filter(set_by=person).update(set_by=None)
    for field in ("made_by", "published_by", "closed_by"):
        InvolvementRole.objects.filter(**{field: person}).update(**{field: None})
