"""To whoever decides about a role, asks for one, shares one, or waits for money. No amount stands in a message."""

from forum.ground import post
from forum.ground.post.models import Delivery
from forum.outlets.notices.letters.wording import about, letter, quoted
from forum.people.consents.queries import agreed_by
from forum.people.consents.rules import Purpose
from forum.people.roles.models import ClaimMove, Expression, InvolvementRole, MoneyClaim, Step
from forum.people.roles.queries import reserves_of, still_told
from forum.people.roles.rules import StepKind


def role_interest(delivery: Delivery) -> post.Message | None:
    """Somebody would like a role."""
    one = Expression.objects.filter(public_id=about(delivery, "expression")).select_related("role").first()
    if one is None or one.now_at.kind == StepKind.STOPPED:
        return None
    path = f"/roles/{one.role.public_id}/people"
    return letter(delivery, "role_interest", subject="Somebody is interested", path=path, role=one.role, one=one)


def role_new(delivery: Delivery) -> post.Message | None:
    """A role that looks for somebody, for whoever still says yes to hearing of it."""
    role = _role(delivery)
    if role is None or role.closed_at or Purpose.NEW_ROLES not in agreed_by(delivery.to_id):
        return None
    return letter(delivery, "role_new", subject="A new role", path=f"/roles/{role.public_id}", role=role)


def role_news(delivery: Delivery) -> post.Message | None:
    """What happens next with a role that somebody asked for."""
    step = Step.objects.filter(pk=about(delivery, "step")).select_related("expression__role").first()
    if step is None or step.expression.now_at.pk != step.pk:
        return None  # It has moved on meanwhile.
    path = "/me/roles" if step.expression.person_id else "/roles/go-on"
    role = step.expression.role
    return letter(
        delivery, "role_news", subject="News of a role", path=path, step=step.kind, role=role, quoted=quoted(step.words)
    )


def role_taken(delivery: Delivery) -> post.Message | None:
    """Somebody said yes."""
    role = _role(delivery)
    path = f"/roles/{role.public_id}" if role else ""
    return letter(delivery, "role_taken", subject="Somebody said yes", path=path, role=role) if role else None


def role_back(delivery: Delivery) -> post.Message | None:
    """A role is handed back to its pair."""
    role = _role(delivery)
    path = f"/roles/{role.public_id}" if role else ""
    return letter(delivery, "role_back", subject="About a role you share", path=path, role=role) if role else None


def role_free(delivery: Delivery) -> post.Message | None:
    """A place is free, and somebody is on the list for it."""
    role = _role(delivery)
    if role is None or not reserves_of(role).exists():
        return None
    path = f"/roles/{role.public_id}/people"
    return letter(delivery, "role_free", subject="A place is free", path=path, role=role)


def role_changed(delivery: Delivery) -> post.Message | None:
    """The advert of a role says something else now."""
    role = _role(delivery)
    if role is None or not still_told(role).filter(pk=delivery.to_id).exists():
        return None
    path = f"/roles/{role.public_id}"
    return letter(delivery, "role_changed", subject="A role you asked for", path=path, role=role)


def claim_news(delivery: Delivery) -> post.Message | None:
    """Something about a claim, for the claimant."""
    move = ClaimMove.objects.filter(pk=about(delivery, "move")).select_related("claim").first()
    if move is None:
        return None
    path = f"/me/money/{move.claim.public_id}"
    return letter(delivery, "claim_news", subject="About your claim", path=path, move=move.kind)


def claim_waits(delivery: Delivery) -> post.Message | None:
    """A claim has waited eight working days: for the payer, and for nobody else."""
    claim = MoneyClaim.objects.filter(public_id=about(delivery, "claim"), settled_at__isnull=True).first()
    if claim is None:
        return None
    path = f"/money/{claim.public_id}"
    return letter(delivery, "claim_waits", subject="Somebody waits for money", path=path, claim=claim)


def _role(delivery: Delivery) -> InvolvementRole | None:
    subject = delivery.event.subject if delivery.event else ""
    return InvolvementRole.objects.filter(public_id=subject.removeprefix("role:")).first()
