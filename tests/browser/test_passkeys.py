"""A director sets a passkey up and comes in with it: a real browser, with a virtual security key in it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fixtures.browser import DESK
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser
CODES = """
from forum.people.accounts.actions import make_card
from forum.people.accounts.models import User
print(" ".join(make_card(user=User.objects.get(email="helen@demo.example"), by=None)))
"""
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def hold_a_key(page: Page) -> None:
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def test_a_director_sets_a_passkey_up_comes_back_and_signs_in_with_it(
    own_demonstration: Installation, browser: Browser
) -> None:
    code, other, *_more = own_demonstration.python(CODES).split()
    with own_demonstration.serve() as served:
        address = served.replace("127.0.0.1", "localhost")  # a passkey belongs to a name
        page = browser.new_context(viewport=DESK, locale="en-GB").new_page()
        hold_a_key(page)
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)

        page.goto(f"{address}/accounts/card/?next=/desk")
        page.get_by_label("A code from your card").fill(code)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("One more key")
        page.get_by_role("link", name="Make a passkey").click()
        page.get_by_label("A name to know it by").fill("My laptop")
        page.get_by_role("button", name="Make the passkey").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Spare codes")
        page.get_by_role("link", name="Go on").click()
        expect(page).to_have_url(re.compile("/desk$"))

        page.goto(f"{address}/accounts/logout/")
        page.get_by_role("button", name="Sign out").click()
        page.goto(f"{address}/accounts/login/code/?next=/me/sign-in")
        page.get_by_role("button", name="Use a passkey").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("How you sign in")
        expect(page.get_by_role("link", name="Take it away My laptop")).to_be_visible()
        page.goto(f"{address}/desk")
        expect(page.get_by_role("heading", level=1)).to_have_text("Hello, Helen")

        # By a code on a day when the passkey was not at once at hand: then it is asked at the door.
        page.context.clear_cookies()
        page.goto(f"{address}/accounts/card/?next=/desk")
        page.get_by_label("A code from your card").fill(other)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
        page.get_by_role("button", name="Use my passkey").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Hello, Helen")

        page.goto(f"{address}/me/sign-in")
        page.get_by_role("link", name="Change its name").click()
        page.get_by_label("A name to know it by").fill("The old laptop")
        page.get_by_role("button", name="Keep this name").click()
        page.get_by_role("link", name="Take it away The old laptop").click()
        page.get_by_role("button", name="Take it away").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("How you sign in")
        expect(page.get_by_role("link", name="Take it away")).to_have_count(0)
        assert complaints == []
        page.context.close()
