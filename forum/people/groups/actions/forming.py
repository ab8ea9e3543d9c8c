"""Forming a group, coming into it and leaving it, and the terms by which it works."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify

from forum.ground.codes import new_id
from forum.people import policy
from forum.people.groups.actions.tracing import held, note, trace
from forum.people.groups.models import GroupAsked
from forum.people.groups.queries import towards
from forum.people.groups.rules import Words
from forum.people.membership.covering import end
from forum.people.membership.models import Chairing, Group, Membership, Person, Terms
from forum.people.membership.rules import GroupKind
from forum.people.membership.terms import adopt_terms


@transaction.atomic
def form(
    *, actor: policy.Actor, name: str, purpose: str, in_short: str = "", quorum: int = 3, chairs: int = 2
) -> Group:
    """Form a working group, with whoever forms it as the first in it, and its first terms of reference."""
    policy.require(actor, "groups.form")
    name, purpose = name.strip(), purpose.strip()
    if not (name and purpose):
        raise policy.Refused(Words.NO_NAME)
    if Group.objects.in_the_open().filter(name__iexact=name, closed_on__isnull=True).exists():
        raise policy.Refused(Words.TAKEN)
    slug = slugify(name)[:40] or new_id()
    if Group.objects.filter(slug=slug).exists():
        slug = f"{slug}-{new_id()[:6]}"
    group = Group.objects.create(slug=slug, name=name, kind=GroupKind.WORKING, in_short=in_short.strip())
    Membership.objects.create(person_id=actor.person or 0, group=group)
    adopt_terms(group=group, shares={}, purpose=purpose, quorum=quorum, chairs=chairs)
    trace(act="groups.form", actor=actor, group=group)
    return group


@transaction.atomic
def ask(*, actor: policy.Actor, group: Group, person: Person) -> GroupAsked:
    """Ask a member into one's group. Whether they come is theirs."""
    policy.require(actor, "groups.ask", also=towards(actor, group))
    held(group)
    if Membership.objects.now().filter(person=person, group=group).exists():
        raise policy.Refused(Words.IS_IN)
    asked, fresh = GroupAsked.objects.get_or_create(
        group=group, person=person, defaults={"asked_by_id": actor.person or 0}
    )
    if not fresh:
        raise policy.Refused(Words.IS_IN)
    note(act="groups.ask", actor=actor, group=group, asked=asked.pk)
    return asked


@transaction.atomic
def join(*, actor: policy.Actor, asked: GroupAsked, yes: bool) -> None:
    """Join, or rather not. Rather not needs no word, and leaves nothing behind."""
    own = {policy.Role.SELF} if asked.person_id == actor.person else set()
    policy.require(actor, "groups.join", also=own)
    found = GroupAsked.objects.select_for_update(of=("self",)).select_related("group").filter(pk=asked.pk).first()
    if found is None or found.group.closed_on is not None:
        raise policy.Refused(Words.NOTHING_ASKED)
    inside = Membership.objects.now().filter(person=found.person_id, group=found.group)
    if yes and not inside.exists():
        Membership.objects.create(person_id=found.person_id, group=found.group)
    found.delete()
    note(act="groups.join", actor=actor, group=found.group)


@transaction.atomic
def leave(*, actor: policy.Actor, group: Group) -> None:
    """Leave in one tap, without a reason. Chairing it ends too."""
    own = {policy.Role.SELF} if towards(actor, group) else set()
    policy.require(actor, "groups.leave", also=own)
    held(group)
    for model in (Chairing, Membership):
        for one in model.objects.now().filter(person=actor.person, group=group).select_for_update():
            end(one)
    note(act="groups.leave", actor=actor, group=group)


@transaction.atomic
def set_terms(*, actor: policy.Actor, group: Group, why: str, **said: Any) -> Terms:
    """Change the terms of reference of a working group from today; earlier versions stay readable.

    Args:
        actor: a seat of the forum, or who chairs the group.
        group: a working group; the forum's own terms need both sides.
        why: in plain words.
        said: what changes, by the names in `TermsSaid.SAID`.
    """
    policy.require(actor, "groups.set_terms", also=towards(actor, group))
    if group.kind == GroupKind.FORUM:
        raise policy.Refused(Words.THE_FORUMS)
    held(group)
    if not why.strip():
        raise policy.Refused(Words.NO_WHY)
    now = Terms.objects.in_force(group)
    stands = now.said() if now else {}
    anew = {**stands, **{name: value.strip() if isinstance(value, str) else value for name, value in said.items()}}
    if anew == stands:
        raise policy.Refused(Words.NOTHING_NEW)
    terms = adopt_terms(group=group, shares={}, why=why.strip(), **anew)
    trace(act="groups.set_terms", actor=actor, group=group, quorum=terms.quorum)
    return terms
