"""Cards of sign-in codes for those without an email address, and two who joined in a minute."""

from forum.demo.county import County
from forum.demo.telling import Story, days_ago
from forum.people.accounts import actions as accounts
from forum.people.accounts.models import User
from forum.people.membership import actions as membership
from forum.people.membership import joining as membership_joining
from forum.people.membership.actors import actor_of
from forum.people.membership.rules import Way
from forum.people.policy import VISITOR


def cards(county: County) -> Story:
    """Joan keeps a card in her purse; Nan, who has no email, got hers from Noor at a meeting."""
    yield days_ago(40, hour=15)
    accounts.make_card(user=User.objects.get(person=county.people["joan"]), by=county.people["joan"].pk)
    yield days_ago(26, hour=15)
    nan = membership.join(called="Nan")
    membership.make_card_for(actor=county.actor("noor"), person=nan)


def joining(county: County) -> Story:
    """Len joins from his armchair; Ivy, who says it as 'EYE-vee', is written down by Beth at a market stall."""
    yield days_ago(20, hour=19)
    membership_joining.join_by_oneself(
        actor=VISITOR, seed="demo-len", called="Len", way=Way.LETTER, address="3 Mill Lane\nOakham\nLE15 6AA"
    )
    yield days_ago(18, hour=11)
    ivy = membership_joining.join_somebody(actor=county.actor("beth"), called="Ivy")
    yield days_ago(17, hour=11)
    membership_joining.change_details(actor=actor_of(ivy), person=ivy, called="Ivy", said_like="EYE-vee", way=Way.NONE)


STORIES = [cards, joining]
