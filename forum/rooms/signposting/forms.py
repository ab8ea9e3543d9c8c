"""What somebody looks for, and what an entry says."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.ground.forms import Form, Line, Words
from forum.ground.places.models import Area
from forum.ground.places.where import Point, Where
from forum.rooms.signposting.models import Listing
from forum.rooms.signposting.needs import NEEDS
from forum.rooms.signposting.rules import Day, How, Status, Warm
from forum.rooms.signposting.searching import Wanted

ANY = [("", gettext_lazy("any"))]
KNOWN = [("", gettext_lazy("we do not know")), ("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))]
SAID = {True: "yes", False: "no", None: ""}
OLDEST = 120


class FindForm(Form):
    """Everything may be left out. Sent as a form, so that it stands in no address; kept nowhere."""

    words = Line(max_length=200, required=False, label=gettext_lazy("What would help?"))
    place = Line(max_length=60, required=False, label=gettext_lazy("Where?"))
    here = forms.CharField(max_length=30, required=False, widget=forms.HiddenInput)
    area = forms.SlugField(required=False, widget=forms.HiddenInput)
    need = forms.SlugField(required=False, widget=forms.HiddenInput)
    how = forms.ChoiceField(choices=[*ANY, *How.choices], required=False, label=gettext_lazy("How?"))
    day = forms.ChoiceField(choices=[*ANY, *Day.choices], required=False, label=gettext_lazy("On which day?"))
    evening = forms.BooleanField(required=False, label=gettext_lazy("In the evening"))
    free = forms.BooleanField(required=False, label=gettext_lazy("It costs nothing"))
    step_free = forms.BooleanField(required=False, label=gettext_lazy("Step-free"))
    age = forms.IntegerField(required=False, min_value=0, max_value=OLDEST, label=gettext_lazy("For what age?"))
    language = Line(max_length=40, required=False, label=gettext_lazy("In which language?"))

    MORE = ("how", "day", "evening", "free", "step_free", "age", "language")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.point: Point | None = _point(given.get("here") or "")
        if given.get("place") and self.point is None:
            self.point = Where().point(given["place"])
            if self.point is None:
                self.add_error(
                    "place", _("We do not know this place. Try a town near it, or the first half of a postcode.")
                )
        return given

    def wanted(self) -> Wanted:
        """What is looked for, once the form is valid."""
        given = self.cleaned_data
        area = Area.objects.filter(slug=given["area"]).first() if given["area"] else None
        return Wanted(
            words=given["words"], here=self.point, area=area, need=given["need"],
            day=int(given["day"]) if given["day"] else None, evening=given["evening"], how=given["how"],
            free=given["free"], step_free=given["step_free"], age=given["age"], language=given["language"],
        )  # fmt: skip

    @property
    def asks_more(self) -> bool:
        """Whether anything beyond words and place was chosen, so that it stays in sight."""
        return any(self[name].value() for name in self.MORE)


def _point(given: str) -> Point | None:
    """Where somebody's own device says that they are, to a mile or so."""
    try:
        lat, lon = (float(part) for part in given.split(","))
    except ValueError:
        return None
    return Point(lat, lon) if -90 < lat < 90 and -180 <= lon <= 180 else None  # noqa: PLR2004 - degrees


class WrongForm(Form):
    words = Words(max_length=500, rows=3, required=False, label=gettext_lazy("What is wrong, if you like"))


class HideForm(Form):
    why = Line(max_length=200, label=gettext_lazy("Why should nobody see it?"))


class DeclineForm(Form):
    why = Line(max_length=200, label=gettext_lazy("Why not?"))


class ConfirmForm(Form):
    checked_by = Line(max_length=100, required=False, label=gettext_lazy("Who looked? A group, a post or a first name"))


class ListingForm(Form):
    """An entry as whoever looks after it fills it in."""

    name = Line(max_length=150, label=gettext_lazy("What is it called?"))
    what = Words(max_length=400, rows=3, label=gettext_lazy("What is it, in a line or two?"))
    needs = forms.MultipleChoiceField(
        choices=[(need.slug, need.name) for need in NEEDS], required=False, widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("What does somebody find there?"),
    )  # fmt: skip
    for_whom = Line(max_length=200, required=False, label=gettext_lazy("For whom?"))
    when = Line(max_length=150, required=False, label=gettext_lazy("When, as you would say it?"))
    times = Words(
        max_length=1_000, rows=4, required=False, label=gettext_lazy("The same by day, to be found by"),
        help_text=gettext_lazy("One on each line, like “Monday 10:00 12:30”."),
    )  # fmt: skip
    where = Line(max_length=200, required=False, label=gettext_lazy("Where?"))
    postcode = Line(max_length=10, required=False, label=gettext_lazy("Postcode"))
    area = forms.ModelChoiceField(
        queryset=Area.objects.all(),
        to_field_name="slug",
        empty_label=None,
        label=gettext_lazy("Which part of the county?"),
    )
    how = forms.MultipleChoiceField(
        choices=How.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("How does one take part?"),
    )
    phone = Line(max_length=40, required=False, label=gettext_lazy("Telephone"))
    email = forms.EmailField(required=False, label=gettext_lazy("Email address"))
    website = forms.URLField(required=False, label=gettext_lazy("Website"), assume_scheme="https")
    cost = Line(max_length=100, required=False, label=gettext_lazy("What does it cost?"))
    free = forms.ChoiceField(choices=KNOWN, required=False, label=gettext_lazy("Does it cost nothing?"))
    step_free = forms.ChoiceField(choices=KNOWN, required=False, label=gettext_lazy("Step-free"))
    toilet = forms.ChoiceField(choices=KNOWN, required=False, label=gettext_lazy("A toilet that a wheelchair can use"))
    hearing_loop = forms.ChoiceField(choices=KNOWN, required=False, label=gettext_lazy("A hearing loop"))
    quiet_room = forms.ChoiceField(choices=KNOWN, required=False, label=gettext_lazy("A quiet room"))
    parking = forms.ChoiceField(choices=KNOWN, required=False, label=gettext_lazy("Parking"))
    languages = Line(max_length=200, required=False, label=gettext_lazy("Languages, with commas between"))
    youngest = forms.IntegerField(required=False, min_value=0, max_value=OLDEST, label=gettext_lazy("From what age?"))
    oldest = forms.IntegerField(required=False, min_value=0, max_value=OLDEST, label=gettext_lazy("Up to what age?"))
    status = forms.ChoiceField(
        choices=[one for one in Status.choices if one[0] != Status.CLOSED], initial=Status.ACTIVE,
        label=gettext_lazy("How does it stand?"),
    )  # fmt: skip
    checked_by = Line(max_length=100, label=gettext_lazy("Who looked whether it is right?"))

    YES_NO = ("free", *Listing.FACTS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["area"]
        choice.choices = [(area.slug, area.name) for area in Area.objects.all()]

    @staticmethod
    def as_it_is(listing: Listing) -> dict[str, Any]:
        """What stands now, to begin with."""
        same = (
            "name",
            "what",
            "for_whom",
            "when",
            "where",
            "postcode",
            "phone",
            "email",
            "website",
            "cost",
            "languages",
        )
        more = ("youngest", "oldest", "status", "checked_by")
        ways = {How.THERE: listing.there, How.PHONE: listing.by_phone, How.ONLINE: listing.online}
        return {
            **{name: getattr(listing, name) for name in (*same, *more)},
            **{name: SAID[getattr(listing, name)] for name in ListingForm.YES_NO},
            "needs": [one.need for one in listing.needs.all()],
            "how": [way for way, there in ways.items() if there],
            "area": listing.area.slug,
            "times": "\n".join(f"{Day(one['day']).label} {one['opens']} {one['closes']}" for one in listing.times),
        }

    def clean_times(self) -> list[dict[str, Any]]:
        named = {str(label).casefold(): value for value, label in Day.choices}
        found = []
        for line in self.cleaned_data["times"].splitlines():
            if not line.strip():
                continue
            parts = line.replace("\N{EN DASH}", " ").replace(" to ", " ").split()
            day = next(
                (value for name, value in named.items() if parts and name.startswith(parts[0].casefold()[:3])), None
            )
            if day is None or len(parts) != 3:  # noqa: PLR2004 - day, opens, closes
                raise forms.ValidationError(_("“%(line)s” should read like “Monday 10:00 12:30”.") % {"line": line})
            found.append({"day": day, "opens": parts[1].zfill(5), "closes": parts[2].zfill(5)})
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        youngest, oldest = given.get("youngest"), given.get("oldest")
        if youngest is not None and oldest is not None and youngest > oldest:
            self.add_error("oldest", _("This is younger than the age that it begins with."))
        return given

    def told(self) -> dict[str, Any]:
        """All of it as the action takes it."""
        given = dict(self.cleaned_data)
        ways = given.pop("how")
        facts = {name: {"yes": True, "no": False}.get(given.pop(name)) for name in self.YES_NO}
        there = How.THERE in ways or not ways
        return {**given, **facts, "there": there, "by_phone": How.PHONE in ways, "online": How.ONLINE in ways}


class NotRightForm(Form):
    """What is not right, by the link that a group got."""

    TELL = gettext_lazy("Tell us in a few words what has changed.")

    wrong = Words(max_length=500, rows=3, required=False, label=gettext_lazy("What has changed?"))


class IntroductionForm(Form):
    kind = forms.ChoiceField(
        choices=Warm.choices, initial=Warm.RING, widget=forms.RadioSelect, label=gettext_lazy("What would help?")
    )
    called = Line(max_length=80, label=gettext_lazy("What may we call you?"))
    reach = Line(max_length=200, label=gettext_lazy("How do we reach you?"))
    words = Line(max_length=400, required=False, label=gettext_lazy("Anything that we should know?"))
