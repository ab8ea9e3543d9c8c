"""What an entry says, in plain words. The entry itself holds only the names of acts and sides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from forum.people.membership.models import Office, Organisation, Seat
from forum.record.models import Entry

# What was done, to follow the name of whoever did it.
ACT_WORDS: Mapping[str, str | Promise] = {
    "heard.hear": later("said something"),
    "heard.change_words": later("changed what they had said"),
    "heard.withdraw": later("took their words back"),
    "heard.undo_withdrawal": later("let their words stand after all"),
    "themed.name_theme": later("named a theme"),
    "themed.theme_under": later("put what somebody said with others like it"),
    "themed.take_out": later("took what somebody said out of a theme"),
    "themed.merge": later("put two themes together"),
    "themed.split": later("took some voices of a theme into a new one"),
    "themed.undo": later("undid a change of themes"),
    "themed.object_to": later("said that a theme is not what they meant"),
    "taken_up.answer_directly": later("answered what somebody said"),
    "taken_up.say_why_not": later("said why something is not taken up"),
    "taken_up.take_up": later("took something up"),
    "taken_up.bring_early": later("brought a plan early, while it can still change"),
    "taken_up.feed": later("tied more voices to a matter"),
    "taken_up.put_on_agenda": later("put a matter on an agenda"),
    "taken_up.write_impact_note": later("wrote what a decision would mean"),
    "decided.decide_by_consent": later("decided, in an open meeting"),
    "decided.recommend": later("sent a recommendation to an office"),
    "promised.reply": later("replied to a recommendation"),
    "promised.say_what_holds_up": later("said what holds a reply up"),
    "promised.commit_to": later("made a promise"),
    "promised.join_in": later("joined a promise"),
    "promised.tell_progress": later("told how a promise goes"),
    "promised.claim_done": later("said that a promise is kept"),
    "answered.answer": later("told those who spoke what came of it"),
    "answered.judge": later("told us whether an answer is one"),
    "answered.judge_for": later("spoke for those who cannot be reached"),
    "gatherings.announce": later("announced a gathering"),
    "gatherings.change": later("changed a gathering"),
    "gatherings.cancel": later("cancelled a gathering"),
    "gatherings.approve_minutes": later("said yes to the minutes of an earlier meeting"),
    "gatherings.approve_visit": later("said yes to what a visit to them heard"),
    "taken_up.answer_question": later("answered a public question"),
    "keys.ask": later("asked whether others agree to something"),
    "keys.turn": later("agreed to something that needs more than one side"),
    "keys.refuse": later("did not agree to something, and said why"),
    "keys.take_back": later("took an agreement back"),
    "keys.withdraw": later("withdrew what it had asked for"),
    "keys.adopt_terms": later("has new terms of reference"),
    "taken_up.bring_from_group": later("brought before the forum what a group recommended as it closed"),
    "agreement.sign": later("signed how we work together"),
    "agreement.adopt": later("has other words for how we work together"),
    "agreement.add_ours": later("put something on the list of what is ours to get on with"),
    "agreement.end_ours": later("took something off the list of what is ours to get on with"),
    "sums.publish": later("published how many of us there are, roughly"),
    "groups.form": later("formed a working group"),
    "groups.set_terms": later("changed the terms of reference of a group"),
    "groups.choose_chair": later("noted who chairs a group"),
    "groups.hand_over_chair": later("noted that a chair was handed over"),
    "groups.plan_evaluation": later("asked an independent partner for an evaluation day"),
    "groups.note_findings": later("wrote what an evaluation day found"),
    "groups.close": later("closed a working group, with its recommendations"),
    "together.start": later("started something together"),
    "together.tell_news": later("told how something together goes"),
    "together.finish": later("finished something together"),
    "together.invite": later("invited others to something"),
    "together.show": later("showed what somebody from outside suggests"),
    "together.read_story": later("read a story first, so that all may"),
    "together.take_back_story": later("took a story back"),
    "together.show_practice": later("shared what works"),
    "together.leave_practice": later("took an example down"),
    "together.tell_trial": later("told where something was tried"),
    "together.name_table": later("told of a seat at another table"),
    "together.bring_back": later("told what was brought back from another table"),
}

SIDES: Mapping[str, type[Office] | type[Organisation] | type[Seat]] = {
    "office": Office,
    "organisation": Organisation,
    "seat": Seat,
}


@dataclass(frozen=True)
class Said:
    """An entry as a person would tell it."""

    sequence: int
    day: date
    who: str
    did: str
    what: str  # the title of what it is about, if that is public

    @property
    def sentence(self) -> str:
        told = f"{self.who} {self.did}"
        return f"{told[:1].upper()}{told[1:]}"


def tell(entries: Iterable[Entry]) -> list[Said]:
    """Put entries in plain words; sides are called what they are called today."""
    entries = list(entries)
    names = _names({entry.actor for entry in entries})
    return [
        Said(sequence=entry.sequence, day=entry.day, who=names[entry.actor], did=_did(entry.act), what=_title(entry))
        for entry in entries
    ]


def _did(act: str) -> str:
    if act in ACT_WORDS:
        return str(ACT_WORDS[act])
    return _("did this: %(act)s") % {"act": act.partition(".")[2].replace("_", " ") or act}


def _title(entry: Entry) -> str:
    facts = entry.facts
    return str(facts.get("title") or facts.get("name") or "")


def _names(actors: set[str]) -> dict[str, str]:
    """Names by what the entry holds: `a member` is itself, `office:chief-executive` is looked up."""
    named = {actor: _plain(actor) for actor in actors}
    for kind, model in SIDES.items():
        slugs = [actor.partition(":")[2] for actor in actors if actor.startswith(f"{kind}:")]
        if slugs:
            found = model.objects.filter(slug__in=slugs).values_list("slug", "name")
            named |= {f"{kind}:{slug}": _called(kind, name) for slug, name in found}
    return named


def _plain(actor: str) -> str:
    known = {"a member": _("a member"), "somebody": _("somebody"), "the forum": _("the forum")}
    kind, colon, slug = actor.partition(":")
    return _called(kind, slug.replace("-", " ")) if colon else known.get(actor, actor)


def _called(kind: str, name: str) -> str:
    return _("the seat %(name)s") % {"name": name} if kind == "seat" else name
