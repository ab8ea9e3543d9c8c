"""What people of the county say; invented, put together by chance."""

import random

WHAT = (
    "the bus to the hall", "the waiting room", "the letters that we get", "the crisis line", "the garden",
    "the ward at night", "the group on Tuesdays", "the form for carers", "the door of the clinic", "the phone",
    "the first appointment", "the plan for my care", "the room for families", "the walking group", "the new building",
)  # fmt: skip
SAYS = (
    "It would help me if {what} were easier to find.",
    "Nobody told us about {what}, and we found out by chance.",
    "I want to say thank you for {what}; it made a hard week lighter.",
    "Could somebody look at {what} together with those who use it?",
    "When I asked about {what}, three people told me three different things.",
    "My sister gave up on {what} after the second time, and I understand her.",
    "What if {what} came to the village instead of all of us going to town?",
    "I worry about {what} when the days get short.",
)


def words(chance: random.Random, sentences: int = 3) -> str:
    return " ".join(sentence.format(what=chance.choice(WHAT)) for sentence in chance.sample(SAYS, sentences))


def title(chance: random.Random, number: int) -> str:
    return f"{chance.choice(WHAT).removeprefix('the ').capitalize()}, {number}"
