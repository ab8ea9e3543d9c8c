"""Somebody has a card of sign-in codes, for she has no email of her own and shares a phone."""

from forum.demo.county import County
from forum.demo.telling import Story, days_ago
from forum.people.accounts import actions as accounts
from forum.people.accounts.models import User
from forum.people.membership import actions as membership


def cards(county: County) -> Story:
    """Joan keeps a card in her purse; Nan, who has no email, got hers from Noor at a meeting."""
    yield days_ago(40, hour=15)
    accounts.make_card(user=User.objects.get(person=county.people["joan"]), by=county.people["joan"].pk)
    yield days_ago(26, hour=15)
    nan = membership.join(called="Nan")
    membership.make_card_for(actor=county.actor("noor"), person=nan)


STORIES = [cards]
