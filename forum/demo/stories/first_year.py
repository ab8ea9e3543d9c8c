"""The first year: a working group that closed with recommendations, two workshops that disagreed, a promise not kept."""

from datetime import timedelta

from forum.demo.county import County
from forum.demo.stories.deciding import Dissent, decide, judge, note, take_up
from forum.demo.stories.saying import say, sort, theme
from forum.demo.telling import Story, days_ago, meeting_day
from forum.ground import clock
from forum.journey.answered import actions as answered
from forum.journey.answered.rules import AnswerKind
from forum.journey.decided import actions as decided
from forum.journey.decided.rules import Stand
from forum.journey.promised import actions as promised
from forum.journey.promised.actions import Evidence, Side
from forum.journey.promised.rules import ReplyKind
from forum.journey.taken_up import actions as taken_up
from forum.people.membership.models import Group
from forum.people.membership.rules import GroupKind
from forum.rooms.gatherings.rules import Kind
from forum.rooms.together import actions as together
from forum.rooms.together.rules import Started


def going_home(county: County) -> Story:
    """A working group: six people, five months, three recommendations, and then it closed."""
    said = []
    words = (
        "I came home on a Friday with a bag of tablets and nobody until Tuesday.",
        "They rang my wife to say I was outside. She was at work in Huntingdon.",
        "The first week is the worst. That is when nobody comes.",
        "My daughter came home and I had no idea what to look out for.",
    )
    for day, one in zip((655, 652, 648, 645), words, strict=True):
        yield days_ago(day)
        said.append(say(county, one, on_card=day == 648))
        sort(county, said[-1], theme(county, "Going home from the ward"), by="tariq")
    yield meeting_day(616, hour=15)
    matter = take_up(
        county, "The first week at home",
        "A working group of six looked at it for five months and closed with three recommendations.",
        "Going home from the ward",
    )  # fmt: skip
    group = Group.objects.create(
        slug="first-week", name="The first week at home", kind=GroupKind.WORKING, formed_on=clock.today(),
        in_short="Two who went home, two carers, a nurse and a driver.",
    )  # fmt: skip
    yield days_ago(610)
    work = together.start(
        actor=county.actor("tariq"), title="The first week at home: a working group", group=group,
        in_short="Two who went home, two carers, a nurse and a driver find out what helps in the first week.",
        started_by=Started.JOINT, partners=[county.organisations["carers"], county.organisations["trust"]],
        welcome="Have you come home from a ward, or waited for somebody? Tell Tariq.",
    )  # fmt: skip
    yield days_ago(560)
    together.tell_news(
        actor=county.actor("tariq"), work=work, words="We have talked with 31 people. Weekends are the gap."
    )
    yield days_ago(505)
    taken_up.ask_for_note(
        actor=county.actor("ruth"), matter=matter, by=clock.today() + timedelta(days=30),
        organisation=county.organisations["wheels"],
    )  # fmt: skip
    yield days_ago(490)
    note(county, matter, "olive", "We could bring people home, and wait until the kettle is on.", "Fen Wheels")
    note(county, matter, "sam", "If we rang on the second day, I would sleep better too.", "A nurse on a ward")
    yield days_ago(480)
    county.announce(
        Kind.EVALUATION, "Looking back at the first week at home", "cambridge", days_ago(462, hour=11),
        in_short="The working group, those it talked with, and Plain Words Press, who led the day.",
    )  # fmt: skip
    yield meeting_day(448, hour=15)
    decision = decide(county, matter, "The three recommendations of the working group go to the trust as they stand.")
    by_phone = decided.recommend(
        actor=county.actor("tariq"), decision=decision, office=county.offices["nursing"],
        words="Somebody who knows them rings everybody on the second day at home, weekends too.",
    )  # fmt: skip
    one_page = decided.recommend(
        actor=county.actor("beth"), decision=decision, office=county.offices["nursing"],
        words="One page for whoever is at home: what to look out for, whom to ring, at what hour.",
    )  # fmt: skip
    fridays = decided.recommend(
        actor=county.actor("ruth"), decision=decision, office=county.offices["chief-executive"],
        words="Nobody goes home on a Friday afternoon unless they want to.",
    )  # fmt: skip
    yield days_ago(444)
    Group.objects.filter(pk=group.pk).update(closed_on=clock.today())
    together.tell_news(
        actor=county.actor("tariq"), work=work, finished=True,
        words="Closed, with three recommendations and a very large cake. Thank you, all six.",
    )  # fmt: skip
    yield days_ago(430)
    promised.reply(
        actor=county.actor("david"), recommendation=by_phone, kind=ReplyKind.ACCEPTED,
        reason="Yes. We begin with two wards and go on to all seven.",
        promise="Everybody is rung on the second day at home, from all seven wards, weekends too.",
        due=clock.today() + timedelta(days=180),
    )  # fmt: skip
    promised.reply(
        actor=county.actor("david"), recommendation=one_page, kind=ReplyKind.ACCEPTED,
        reason="Yes, if you write it with us.",
    )  # fmt: skip
    yield days_ago(424)
    promised.reply(
        actor=county.actor("alan"), recommendation=fridays, kind=ReplyKind.REFUSED,
        reason="Beds would stand empty from Friday to Monday while others wait at home for one.",
        limits="There are eleven people on the list for a bed on most weekends.",
    )  # fmt: skip
    page = promised.commit_to(
        actor=county.actor("beth"), matter=matter, side=Side(group=county.forum),
        words="Write the one page with the nurses, and try it on ten families.", due=clock.today() + timedelta(days=90),
        invite=[Side(office=county.offices["nursing"]), Side(organisation=county.organisations["plain"])],
    )  # fmt: skip
    yield days_ago(415)
    promised.join_in(actor=county.actor("david"), commitment=page, side=Side(office=county.offices["nursing"]))
    yield days_ago(345)
    promised.claim_done(
        actor=county.actor("beth"), commitment=page, words="The page is printed and lies on every ward.",
        outcome="Ten families tried it. Eight knew whom to ring without looking.",
    )  # fmt: skip
    yield days_ago(292)
    calls = matter.commitments.get(recommendation=by_phone)
    promised.claim_done(
        actor=county.actor("david"), commitment=calls, words="All seven wards ring on the second day.",
        outcome="Three of four people say that the call came when they needed it.",
        evidence=Evidence(words="The ward clerks' lists.", measure="People rung by the second day", before="1 in 5",
                          after="9 in 10"),
    )  # fmt: skip
    yield days_ago(286)
    answered.answer(
        actor=county.actor("tariq"), matter=matter, kind=AnswerKind.DONE,
        words="Somebody rings you on your second day at home, weekends too. There is one page for whoever is with you. "
        "Going home on a Friday stays; the reason stands beside it.",
    )  # fmt: skip
    yield days_ago(280)
    judge(matter, said, yes=(0, 2, 3))


def phones_at_night(county: County) -> Story:
    """Two workshops, two opinions, both kept; and a decision that some stood aside from."""
    yield days_ago(560)
    county.announce(
        Kind.WORKSHOP, "Phones at night: what helps?", "ely", days_ago(538, hour=17),
        in_short="For everybody who sleeps, or does not, on a ward.",
    )  # fmt: skip
    county.announce(
        Kind.WORKSHOP, "Phones at night: the other half", "peterborough", days_ago(524, hour=17),
        in_short="The same question, with people who asked for quiet.",
    )  # fmt: skip
    said = []
    cards = (
        (537, "My phone is how I get through the night. Do not take it."),
        (537, "I talk to my brother in Canada at two. It is daytime there."),
        (536, "Locking phones away is what prisons do."),
        (523, "The light over the curtain wakes me, every night."),
        (523, "Somebody played videos until four. I cried."),
        (522, "Quiet after eleven. That is all I ask."),
    )
    for number, (day, words) in enumerate(cards):
        yield days_ago(day, hour=12, minute=number)
        said.append(say(county, words, on_card=True))
        sort(county, said[-1], theme(county, "Nights on the ward"), by="beth")
    yield meeting_day(504, hour=15)
    matter = take_up(
        county, "Phones at night", "Two workshops heard two halves of the same night.", "Nights on the ward"
    )
    yield days_ago(495)
    note(county, matter, "marek", "Without it I would have rung the bell every hour.", "Somebody who was there")
    note(county, matter, "joan", "I would have slept. Sleep was what I was there for.", "Somebody else who was there")
    yield meeting_day(476, hour=15)
    decision = decide(
        county, matter, "Phones stay with their owners. Screens dimmed and sound off after eleven, and two reading "
        "rooms stay open all night.",
        Dissent("willow", Stand.ASIDE, "It asks those who lie awake to trust those who are awake. I hope it works."),
    )  # fmt: skip
    asked = decided.recommend(
        actor=county.actor("ruth"), decision=decision, office=county.offices["nursing"],
        words="Dim and silent after eleven, and a room with a chair and a socket open all night on each ward.",
    )  # fmt: skip
    yield days_ago(455)
    promised.reply(
        actor=county.actor("david"), recommendation=asked, kind=ReplyKind.PARTLY,
        reason="Yes to dim and silent, at once. A room on each ward is not to be had; we found five of seven.",
        promise="A room with a chair and a socket, open all night, on five wards.", due=clock.today() + timedelta(days=60),
    )  # fmt: skip
    yield days_ago(400)
    promised.claim_done(
        actor=county.actor("david"), commitment=matter.commitments.get(), words="Five wards have the room.",
        outcome="Night staff say that the bell rings less.",
    )  # fmt: skip
    yield days_ago(393)
    answered.answer(
        actor=county.actor("beth"), matter=matter, kind=AnswerKind.PART,
        words="You keep your phone. After eleven it is dim and silent, and five wards have a room that stays open.",
        reason="Two wards have no room to give. The forum asks again when one of them is rebuilt.",
    )  # fmt: skip
    yield days_ago(386)
    judge(matter, said, yes=(0, 1, 3), no=(4,), because="The man beside me has never heard of this rule.")


def ramp_in_ramsey(county: County) -> Story:
    """A promise that was not kept, and said so."""
    said = []
    for day, words in ((470, "The clinic in Ramsey has two steps and a bell that nobody hears."),
                       (466, "I sat in the rain in my chair until a postman rang.")):  # fmt: skip
        yield days_ago(day)
        said.append(say(county, words, on_card=True))
        sort(county, said[-1], theme(county, "Getting in at the door"), by="ruth")
    yield meeting_day(448, hour=16)
    matter = take_up(county, "A way in at the Ramsey clinic", "Two steps, and no ramp.", "Getting in at the door")
    note(county, matter, "tariq", "I could take my father. Now he waits in the car.", "A carer in Ramsey")
    yield meeting_day(420, hour=15)
    decision = decide(county, matter, "Ask for a ramp and a bell at sitting height at the Ramsey clinic.")
    asked = decided.recommend(
        actor=county.actor("ruth"), decision=decision, office=county.offices["estates"], words="A ramp and a low bell.",
    )  # fmt: skip
    yield days_ago(402)
    promised.reply(
        actor=county.actor("pat"), recommendation=asked, kind=ReplyKind.ACCEPTED, reason="Yes to both.",
        promise="A ramp and a low bell at the Ramsey clinic.", due=clock.today() + timedelta(days=120),
    )  # fmt: skip
    promise = matter.commitments.get()
    yield days_ago(288)
    promised.tell_progress(
        actor=county.actor("pat"), commitment=promise, new_due=clock.today() + timedelta(days=180),
        words="The bell is there. The ramp needs the landlord's leave, and he has not answered two letters.",
    )  # fmt: skip
    yield days_ago(230)
    answered.answer(
        actor=county.actor("ruth"), matter=matter, kind=AnswerKind.NOT_YET,
        words="There is a bell now at sitting height, and somebody comes. There is no ramp yet.",
        reason="The house belongs to a landlord who has to say yes first.", next_word_by=clock.today() + timedelta(days=150),
    )  # fmt: skip
    yield days_ago(70)
    promised.tell_progress(
        actor=county.actor("pat"), commitment=promise,
        words="No ramp still. I should have gone there myself in spring. I am going on Thursday.",
    )  # fmt: skip


STORIES = (going_home, phones_at_night, ramp_in_ramsey)
