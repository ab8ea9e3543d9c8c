"""What others ask of the agreement."""

from forum.people.agreement.models import Charter, Signature
from forum.people.policy import Actor, Place

SIGNED_SHOWN = 100


def in_force() -> Charter | None:
    return Charter.objects.adopted().first()


def signed_by_places(charter: Charter | None) -> list[Signature]:
    """The last signature of each seat and post, for the page: seats first, in their order."""
    if charter is None:
        return []
    found = charter.signatures.select_related("seat__constituency", "office__organisation")[:SIGNED_SHOWN]
    last = {(one.seat_id, one.office_id): one for one in found}
    return sorted(last.values(), key=lambda one: (one.seat is None, one.seat.order if one.seat else one.name))


def to_sign(actor: Actor, charter: Charter | None) -> list[tuple[str, Place]]:
    """What this actor holds and has not signed these words for: `seat` or `office`, and which."""
    held = [("seat", place) for place in actor.seats] + [("office", place) for place in actor.offices]
    if not held:
        return []
    signed = charter.signatures.filter(by=actor.person).values_list("seat", "office") if charter else []
    done = {("seat", seat) if seat else ("office", office) for seat, office in signed}
    return [(kind, place) for kind, place in held if (kind, place.pk) not in done]
