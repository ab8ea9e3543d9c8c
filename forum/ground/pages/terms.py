"""Words of the field, explained. The plain word comes first on a page; these stand one tap away, at `/words`."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Term(NamedTuple):
    name: str | Promise
    meaning: str | Promise


# By its place on the page, the same in every language.
TERMS: dict[str, Term] = {
    "4pi": Term(_("4Pi"), _("Principles, purpose, presence, process, impact; a standard for good involvement.")),
    "accessible-information-standard": Term(
        _("Accessible Information Standard"),
        _(
            "Asking how somebody needs information, writing it down, showing it where it is needed, passing it "
            "on, acting on it, and asking again."
        ),
    ),
    "advocate": Term(_("Advocate"), _("An independent person who helps somebody to be heard about their own care.")),
    "apologies": Term(_("Apologies"), _("Those who cannot come. No reason needed.")),
    "carer": Term(_("Carer"), _("A relative or friend who supports somebody and is not paid for it.")),
    "chair-and-co-chair": Term(_("Chair and co-chair"), _("Two share it; at least one has lived experience.")),
    "closing-the-loop": Term(_("Closing the loop"), _("Telling people what came of what they said.")),
    "co-production": Term(
        _("Co-production"),
        _("People and staff plan, decide, do and look back together, as equals."),
    ),
    "council-of-governors": Term(
        _("Council of governors"),
        _("Those who hold the directors of a foundation trust to account."),
    ),
    "declaration-of-interest": Term(_("Declaration of interest"), _("Saying that one could gain from a matter.")),
    "easy-read": Term(
        _("Easy Read"),
        _("Short sentences with pictures, made and checked with people with learning disabilities."),
    ),
    "inquorate": Term(_("Inquorate"), _("Too few of the right people to decide; talking is still welcome.")),
    "involvement-role": Term(_("Involvement role"), _("A named part that somebody plays in the forum.")),
    "ladder-of-co-production": Term(
        _("Ladder of co-production"),
        _("From being told, through being asked, to deciding together."),
    ),
    "lived-experience": Term(
        _("Lived experience"),
        _("What somebody knows from having been ill, caring, or using services."),
    ),
    "matters-arising": Term(_("Matters arising"), _("What the last minutes left open.")),
    "minutes": Term(_("Minutes"), _("The agreed account of a gathering.")),
    "pals": Term(_("PALS"), _("The trust's own help desk, for somebody's own care.")),
    "peer-support": Term(_("Peer support"), _("Help between people who have been through something alike.")),
    "quorum": Term(_("Quorum"), _("How many, and of which sides, are needed to decide.")),
    "seldom-heard": Term(_("Seldom heard"), _("Those whom services have not listened to.")),
    "signposting": Term(_("Signposting"), _("Telling somebody where help or company is.")),
    "social-prescribing": Term(
        _("Social prescribing"),
        _("Link workers who connect people to what goes on near them."),
    ),
    "terms-of-reference": Term(
        _("Terms of reference"),
        _("What a group is for, who is in it, and how it works; written down, and changed openly."),
    ),
    "vcse-third-sector": Term(_("VCSE, third sector"), _("Voluntary, community and social enterprise organisations.")),
}
