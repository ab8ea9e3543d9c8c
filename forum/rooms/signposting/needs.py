"""What people look for, and the words in which they say it: everyday words beside the field's own terms.

The first words are what a page calls it; the rest are found too. Nobody needs to know a term to find help.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Need:
    """One kind of support. `everyday` is never shown; it is only looked through."""

    slug: str
    name: "str | Promise"
    everyday: str


NEEDS = (
    Need("company", _("Company"), "lonely loneliness alone isolated isolation friends befriending social meet chat"),
    Need("talking", _("Somebody to talk to"), "talking therapy counselling counsellor iapt listening listen chat talk"),
    Need("peers", _("People who have been there"), "peer support group lived experience self-help recovery same boat"),
    Need("low", _("Feeling low"), "depression depressed sad down unhappy hopeless tearful mood"),
    Need("anxious", _("Worry and panic"), "anxiety anxious nervous panic attacks stress stressed fear ocd phobia"),
    Need(
        "voices",
        _("Hearing voices, seeing things"),
        "psychosis psychotic schizophrenia hallucinations paranoia paranoid",
    ),
    Need("ups-downs", _("Very high and very low"), "bipolar mania manic mood swings"),
    Need("harm", _("Hurting oneself, or thoughts of dying"), "self-harm self harm cutting suicide suicidal crisis"),
    Need("eating", _("Eating"), "eating disorder anorexia bulimia binge arfid food weight"),
    Need("drink-drugs", _("Drink and drugs"), "alcohol addiction substance misuse drinking cannabis recovery sober"),
    Need("gambling", _("Gambling"), "betting debt addiction slots bookmaker"),
    Need("loss", _("When somebody has died"), "bereavement bereaved grief grieving death loss widow funeral"),
    Need("carers", _("For carers"), "carer caring look after respite break husband wife mother father son daughter"),
    Need("families", _("Families and parents"), "parenting children kids mum dad family relationship baby"),
    Need("new-baby", _("Before and after a birth"), "perinatal postnatal pregnancy pregnant mother baby blues"),
    Need("young", _("Children and young people"), "camhs teenager teen school youth adolescent student"),
    Need("older", _("Older people"), "pensioner elderly retired age dementia memory"),
    Need("memory", _("Memory"), "dementia alzheimer forgetting forgetful confusion"),
    Need("autism", _("Autism and ADHD"), "autistic asperger neurodivergent adhd attention spectrum"),
    Need("learning", _("Learning disability"), "learning disabilities difficulties easy read"),
    Need("sleep", _("Sleep"), "insomnia nightmares tired awake night"),
    Need(
        "money", _("Money and bills"), "debt benefits pip universal credit bills bailiffs rent owe loan poverty advice"
    ),
    Need("food", _("Food"), "food bank hungry meal meals kitchen lunch soup shopping parcel"),
    Need(
        "home",
        _("Somewhere to live"),
        "housing homeless homelessness rent eviction council flat rough sleeping hostel shelter",
    ),
    Need("warmth", _("A warm room"), "warm space hub heating cold cafe tea"),
    Need("work", _("Work"), "employment job jobs volunteering unemployed cv interview training"),
    Need(
        "rights",
        _("Speaking up and rights"),
        "advocacy advocate imca imha complaint mental health act section tribunal legal law",
    ),
    Need("abuse", _("Violence and abuse"), "domestic violence abuse refuge rape sexual assault controlling"),
    Need("lifts", _("Getting there"), "transport lift lifts bus driver car visit community transport"),
    Need("outdoors", _("Outdoors and growing"), "garden gardening allotment walking walk nature green farm"),
    Need("moving", _("Moving and sport"), "exercise sport football yoga swimming gym dance running fitness"),
    Need("making", _("Making things"), "art craft music singing choir writing painting knitting men shed creative"),
    Need("learn", _("Learning something"), "course courses college class classes english computer it recovery college"),
    Need("online", _("Using a computer or phone"), "digital internet it online tablet smartphone"),
    Need("lgbt", _("LGBT+"), "gay lesbian bisexual trans transgender queer"),
    Need(
        "cultures",
        _("People from elsewhere"),
        "migrant refugee asylum traveller roma ethnic minority culture language interpreter",
    ),
    Need("forces", _("Veterans"), "veteran armed forces army ptsd trauma military"),
    Need("trauma", _("After something terrible"), "trauma ptsd flashbacks abuse childhood"),
    Need("health", _("Health"), "hospital clinic gp surgery doctor nurse dentist pharmacy treatment"),
)
BY_SLUG = {need.slug: need for need in NEEDS}


def looked_through(slugs: Iterable[str]) -> str:
    """All words by which these needs are found."""
    found = (BY_SLUG[slug] for slug in slugs if slug in BY_SLUG)
    return " ".join(f"{need.name} {need.everyday}" for need in found)
