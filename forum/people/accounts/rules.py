"""Signing in: part of people's own lives, never in the record."""

from datetime import timedelta

from forum.people.policy import Role, row

MINUTES = 10
CODES_ON_A_CARD = 10

# Who has to show twice that it is them before pages with members' data open; everybody else may, if they want to.
# Whoever holds any office does; the other roles that do are named here.
OFFICES_SHOW_TWICE = True
SHOWS_TWICE = frozenset({Role.COORDINATOR, Role.DUTY, Role.PAYER, Role.CHAIR})
# How long it counts; afterwards they show it once more, with a touch, and lose nothing. Sessions themselves last
# SESSION_COOKIE_AGE for everybody.
SHOWN_LASTS = timedelta(days=7)


class Words:
    NO_SUCH_CODE = "This code is not in use. Use the next one on your card, or ask for a code by email or text."
    SLIP = "Something in this code is not as printed. Please look at it once more, sign by sign."
    HAS_ANOTHER_WAY = "They can sign in with their email address or mobile number, and make a card themselves."


POLICY = [
    row("accounts.send_code", Role.ANYBODY, "ask for a code to sign in with"),
    row("accounts.make_card", Role.SELF, "print a card of sign-in codes for themselves"),
    row("accounts.tear_up_card", Role.SELF, "tear up a card of theirs"),
    row("accounts.use_card", Role.ANYBODY, "sign in with a code from a printed card"),
    row("accounts.set_phone", Role.SELF, "keep a mobile number of theirs to sign in with"),
    row("accounts.forget_keys", Role.SELF, "forget all their passkeys, app and spare codes"),
    row("accounts.sign_out_there", Role.SELF, "sign out on another device of theirs"),
]

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
            ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
MACHINES = (("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "an Android phone"), ("CrOS", "a Chromebook"),
            ("Windows", "Windows"), ("Macintosh", "a Mac"), ("Linux", "Linux"))  # fmt: skip


def device_called(said: str) -> str:
    """A word to know a browser by, from what it says of itself: `Firefox on an Android phone`."""
    browser = next((name for sign, name in BROWSERS if f"{sign}/" in said), "A browser")
    machine = next((name for sign, name in MACHINES if sign in said), "")
    return f"{browser} on {machine}" if machine else browser
