"""Adding a place to meet at, and saying how one gets in."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify

from forum.ground import clock, journal
from forum.ground.codes import new_id
from forum.ground.places.models import Area
from forum.people import policy
from forum.rooms.gatherings.models import Venue


@transaction.atomic
def add_venue(*, actor: policy.Actor, name: str, town: str, area: str) -> Venue:
    """Add a place to meet at; its area is made when it is named for the first time."""
    policy.require(actor, "gatherings.add_venue")
    found = Area.objects.filter(name__iexact=area.strip()).first()
    if found is None:
        slug = slugify(area)[:50] or new_id()
        taken = Area.objects.filter(slug=slug).exists()
        found = Area.objects.create(slug=f"{slug}-{new_id()[:6]}" if taken else slug, name=area.strip())
    venue = Venue.objects.create(name=name.strip(), town=town.strip(), area=found)
    journal.note(act="gatherings.add_venue", actor=actor.person, subject=f"venue:{venue.public_id}")
    return venue


@transaction.atomic
def check_venue(
    *,
    actor: policy.Actor,
    venue: Venue,
    facts: dict[str, bool | None],
    address: str = "",
    directions: str = "",
    bus: str = "",
    photo: tuple[str, bytes] | None = None,
    photo_shows: str = "",
) -> Venue:
    """Say what somebody found who looked at a place today.

    Args:
        actor: whoever looked; their name stands beside it.
        venue: the place.
        facts: yes, no or not known for each of `Venue.FACTS`; whatever is left out is not known.
        address: where it is.
        directions: how one finds it and gets in, in words.
        bus: which bus stops near, and where.
        photo: kind and content of a picture that was drawn anew; None leaves what is there.
        photo_shows: what the picture shows, for whoever cannot see it.
    """
    policy.require(actor, "gatherings.check_venue")
    locked = Venue.objects.select_for_update().get(pk=venue.pk)
    for name in Venue.FACTS:
        setattr(locked, name, facts.get(name))
    locked.address, locked.directions, locked.bus = address.strip(), directions.strip(), bus.strip()
    locked.checked_on, locked.checked_by = clock.today(), actor.name
    if photo:
        kind, content = photo
        if locked.photo:
            locked.photo.delete(save=False)
        locked.photo.save(f"{new_id()}.{kind}", ContentFile(content), save=False)
    locked.photo_shows = photo_shows.strip() if locked.photo else ""
    locked.save()
    journal.note(act="gatherings.check_venue", actor=actor.person, subject=f"venue:{locked.public_id}")
    return locked
