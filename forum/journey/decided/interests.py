"""Who has an interest in what is decided: declared for this one decision, or standing in the register."""

from forum.journey.decided.models import ItemInterest, Recommendation
from forum.journey.taken_up.models import AgendaItem, ImpactAsk
from forum.people.roles.queries import interests_by_seat


def interests_in(item: AgendaItem) -> dict[int, str]:
    """Seats with an interest in this item, and their words.

    The register is asked for whoever the matter names: offices it was recommended to before, and offices and
    organisations that were asked what it would mean.
    """
    asked = list(ImpactAsk.objects.filter(matter=item.matter_id).values_list("office", "organisation"))
    offices = {office for office, _organisation in asked if office}
    offices |= set(Recommendation.objects.filter(decision__matter=item.matter_id).values_list("office", flat=True))
    organisations = {organisation for _office, organisation in asked if organisation}
    standing = interests_by_seat(offices=offices, organisations=organisations)
    return standing | dict(ItemInterest.objects.filter(item=item).values_list("seat", "words"))
