"""What others ask of partner organisations."""

from django.conf import settings
from django.db.models import QuerySet

from forum.ground import codes
from forum.people.membership.models import ActingFor, Organisation
from forum.people.partners.models import PartnerCode
from forum.people.policy import Actor, Role


def partners() -> QuerySet[Organisation]:
    """Every organisation but the trust and the forum itself, by name."""
    return Organisation.objects.filter(is_host=False).exclude(slug="forum").order_by("name", "pk")


def towards(actor: Actor, organisation: Organisation) -> set[Role]:
    """Whether somebody invites for this organisation, as one of its own."""
    own = ActingFor.objects.now().filter(person=actor.person, organisation=organisation, leads=True)
    return {Role.LEAD} if actor.person is not None and own.exists() else set()


def speaking_for(organisation: Organisation) -> QuerySet[ActingFor]:
    return ActingFor.objects.now().filter(organisation=organisation).select_related("person").order_by("since", "pk")


def open_codes(organisation: Organisation) -> QuerySet[PartnerCode]:
    return PartnerCode.objects.open().filter(organisation=organisation)


def mark_of(code: str) -> str:
    """The keyed hash under which a code is kept."""
    return codes.fingerprint(code, key=f"partner:{settings.RECEIPT_KEY}")


def code_of(mark: str) -> PartnerCode | None:
    """The open code of this mark; None when there is none, or it is over."""
    return PartnerCode.objects.open().filter(fingerprint=mark).select_related("organisation").first()
