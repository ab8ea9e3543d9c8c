"""Adverts of roles, whoever is interested, what people have done, money, and interests."""

from forum.people.roles.models.adverts import Appointment, Check, Decider, InvolvementRole
from forum.people.roles.models.done import Done, DonePage
from forum.people.roles.models.interested import BegunExpression, Expression, PutOff, Step, StepTally
from forum.people.roles.models.money import ClaimMove, MoneyClaim, OwnLimit, Rate
from forum.people.roles.models.standing import DeclaredInterest

__all__ = [
    "Appointment",
    "BegunExpression",
    "Check",
    "ClaimMove",
    "Decider",
    "DeclaredInterest",
    "Done",
    "DonePage",
    "Expression",
    "InvolvementRole",
    "MoneyClaim",
    "OwnLimit",
    "PutOff",
    "Rate",
    "Step",
    "StepTally",
]
