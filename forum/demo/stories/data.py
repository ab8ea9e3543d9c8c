"""Who is answerable for data, two who were not happy with how theirs was looked after, and a goodbye."""

from forum.demo.county import County
from forum.demo.telling import Story, days_ago
from forum.ground.dated import actions as dated
from forum.outlets.my_data import actions as my_data
from forum.outlets.my_data.controller import SETTING
from forum.people.membership import actions as membership
from forum.people.membership.actors import actor_of
from forum.people.policy import VISITOR


def looked_after(county: County) -> Story:
    """The trust is answerable; Len's name stood on a sheet too long, and somebody asks about a photograph."""
    yield days_ago(300)
    said = {"who": "host", "contact": "data@demo.example", "officer": "the trust's data protection officer, Ms P. Lamb"}
    dated.set_setting(key=SETTING, value=said)
    yield days_ago(60)
    answered = my_data.complain(
        actor=VISITOR, words="My name was still on the tea list at the door, a month after the meeting.",
        called="Len", way="email", address="len@demo.example",
    )  # fmt: skip
    yield days_ago(58)
    my_data.answer(
        actor=county.actor("noor"), complaint=answered,
        words="You are right, and I am sorry. The list is in the shredder now, and we no longer write one.",
    )  # fmt: skip
    yield days_ago(4)
    my_data.complain(
        actor=VISITOR, words="I am in a photograph of the launch, and nobody asked me.",
        way="text", address="+447700900417",
    )  # fmt: skip


def goodbye(county: County) -> Story:
    """Morag came for a season, moved away, and said goodbye; what she did stays hers."""
    del county
    yield days_ago(410)
    morag = membership.join(called="Morag", email="morag@demo.example")
    yield days_ago(90)
    my_data.say_goodbye(actor=actor_of(morag), person=morag)


STORIES = [looked_after, goodbye]
