"""Stories of the short road: thanks passed on, things mended, questions answered, and voices that wait to be read."""

from forum.demo.county import County
from forum.demo.stories.saying import say
from forum.demo.telling import Story, days_ago
from forum.journey.answered import actions as answered
from forum.journey.heard.actions import Heard
from forum.journey.heard.rules import AnswerWay
from forum.journey.taken_up import short_road
from forum.journey.taken_up.rules import Short
from forum.journey.taken_up.short_road import Concerned
from forum.people.policy import VISITOR
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.rules import Kind

# days ago, what was said, by whom answered, kind, the answer, whether it answers (None: nobody has said)
ANSWERED = (
    (640, "Is the forum only for people who have been on a ward?", "ruth", Short.ANSWER,
     "No. It is for anybody: carers, staff, neighbours, people who are well today.", True),
    (588, "The clock in the hall in Wisbech is an hour wrong. People come late because of it.", "noor", Short.MENDED,
     "It is right now. A caretaker did it while we were still on the phone.", True),
    (520, "Tell the driver of the 33 that she waited for me. Nobody ever waits.", "noor", Short.THANKS,
     "She knows. She has your words in the cab.", True),
    (471, "Please send all letters in bigger print.", "joan", Short.WHY_NOT,
     ("Not all of them at once: each team prints its own. Tell your team once, and yours come in eighteen point. If it "
     "does not work, tell us which team."), True),
    (408, "Why is the form for the car park in Welsh?", "noor", Short.MENDED,
     "It was a mix-up with another trust. It is in English again, and the Welsh one is there too.", None),
    (371, "Can I come to a meeting and say nothing?", "marek", Short.ANSWER, "Yes. Many of us began like that.", True),
    (322, "Thank you to whoever put the bench by the bus stop at the hospital.", "noor", Short.THANKS,
     "We found them: two porters, in their lunch hour. They have your words on the wall now.", True),
    (250, "The automatic door in Ely shuts on people with sticks.", "noor", Short.MENDED,
     "It has been mended: it now waits eight seconds. Thank you for saying so.", True),
    (190, "Who do I ask when my medicine is changed and nobody told me?", "ruth", Short.ANSWER,
     ("Any chemist tells you on the spot what changed. For why, ask the team whose name is on the letter; the help desk "
     "of the trust finds out whose that is."), True),
    (130, "The night nurse on the second floor sang quietly on her round. Please tell her.", "noor", Short.THANKS,
     "She knows now, and was glad. She says she had no idea that anybody was awake.", True),
    (85, "Could all wards have a piano?", "marek", Short.WHY_NOT,
     ("Not all of them: two wards have no room that is far enough from people who sleep. The other five want one if "
     "somebody gives it. Do you know of one?"), None),
    (50, "There is no sign to the day centre from the car park.", "noor", Short.MENDED,
     "There is one now, and one at the bus stop.", None),
    (15, "Is the warm room open over Christmas?", "noor", Short.ANSWER,
     "Yes, every day but Christmas Day itself, ten to three.", None),
)  # fmt: skip

# days ago, what was said, by whom answered two days ago, kind, the answer
LATELY = (
    (9, "Do you come to Littleport as well?", "noor", Short.ANSWER,
     "Yes: two of us come to the games evening in February. Tell us if another day is better."),
    (8, "The light at the back door of the old library is out again.", "noor", Short.MENDED,
     "It is lit again, and comes on by itself when somebody is there."),
    (6, "Can somebody write down what was said for my wife? She could not come.", "ruth", Short.ANSWER,
     "Yes. Ruth wrote a page, and brings it to the village hall on Friday."),
)  # fmt: skip

# Words of those above whose speakers asked to be told: how, and where to. None of them is anybody's.
TOLD = {
    "Could all wards have a piano?": (AnswerWay.EMAIL, "pianist@demo.example"),
    "Is the warm room open over Christmas?": (AnswerWay.TEXT, "+447700900123"),
    "Do you come to Littleport as well?": (AnswerWay.LETTER, "M. Thorn\n3 Drove End\nLittleport"),
    "The light at the back door of the old library is out again.": (
        AnswerWay.LETTER,
        "The Fens family\n18 Sluice Row\nMarch",
    ),
    "Can somebody write down what was said for my wife? She could not come.": (AnswerWay.GROUP, ""),
}

WAITING = (
    (6, "It was nice that you came to us. Nobody comes to Manea."),
    (6, "My brother will not go anywhere by himself. Is there somebody who could walk along with him the first time?"),
    (6, "You should have brought more cake."),
    (3, "The form for the travel money has eleven pages. I gave up on page four."),
    (2, "My daughter turned eighteen and on that day nobody was responsible for her any more."),
    (1, "Thank you for ringing back. It took two minutes and I slept."),
)


def answered_straight_away(county: County) -> Story:
    for day, words, by, kind, answer, answers_me in ANSWERED:
        yield days_ago(day)
        said = _say(county, words, on_card=day % 2 == 0)
        yield days_ago(day - 3)
        concerned = [Concerned(office=county.offices["nursing"])] if kind == Short.THANKS else []
        direct = short_road.answer_directly(
            actor=county.actor(by),
            voice=said.voice,
            words=answer,
            kind=kind,
            thanks_to=concerned,
            passed_on="Somebody thanks your people: they made a long night shorter." if concerned else "",
        )
        if answers_me is not None:
            yield days_ago(day - 5)
            answered.judge(actor=VISITOR, receipt=said.code, direct=direct, answers_me=answers_me)


def answered_lately(county: County) -> Story:
    """Their answers are on their way: by text, by post, through the group that was visited."""
    said = []
    for day, words, _by, _kind, _answer in LATELY:
        yield days_ago(day, hour=16)
        said.append(_say(county, words, on_card=True))
    for number, (one, (_day, _words, by, kind, answer)) in enumerate(zip(said, LATELY, strict=True)):
        yield days_ago(2, hour=10, minute=number)
        short_road.answer_directly(actor=county.actor(by), voice=one.voice, words=answer, kind=kind)


def _say(county: County, words: str, *, on_card: bool) -> Heard:
    way, address = TOLD.get(words, (AnswerWay.NONE, ""))
    at = Gathering.objects.been().filter(kind=Kind.POP_UP).first() if way == AnswerWay.GROUP else None
    return say(county, words, on_card=on_card, way=way, address=address, at=at)


def waiting_to_be_read(county: County) -> Story:
    for number, (day, words) in enumerate(WAITING):
        yield days_ago(day, hour=15, minute=number)
        say(county, words, on_card=day == WAITING[0][0])


STORIES = (answered_straight_away, answered_lately, waiting_to_be_read)
