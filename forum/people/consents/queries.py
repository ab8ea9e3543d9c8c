"""Who said yes to what, asked by whoever would use it."""

from forum.people.consents.models import Agreed
from forum.people.consents.rules import Purpose


def agreed_by(person: int) -> dict[str, Agreed]:
    """What somebody says yes to now, by purpose."""
    return {one.purpose: one for one in Agreed.objects.now().filter(person=person)}


def who_agreed(purpose: Purpose) -> set[int]:
    """Everybody who says yes to this now."""
    return set(Agreed.objects.now().filter(purpose=purpose).values_list("person", flat=True))
