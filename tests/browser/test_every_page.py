"""Every page that links lead to, for a visitor and for each person of the demonstration."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.crawl import VISITOR, Found, Viewer, Walk, everybody, one_of_each_shape
from tests.browser.look import NECESSARY, Visit, places
from tests.fixtures.browser import DESK
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.browser
ON_ITS_OWN = {"/help-now"}  # a whole file, which answers when all else is down; it has no doors but its own


@pytest.fixture(scope="module")
def viewers(demonstration: Installation) -> list[Viewer]:
    return everybody(demonstration)


@pytest.fixture(scope="module")
def pages(demonstration_address: str, viewers: list[Viewer]) -> list[Found]:
    return one_of_each_shape(demonstration_address, viewers)


@pytest.fixture(scope="module")
def contexts(
    browser: Browser, demonstration_address: str, viewers: list[Viewer]
) -> Iterator[dict[Viewer, BrowserContext]]:
    """One context a viewer, opened when first asked for."""
    opened = {}
    for viewer in viewers:
        context = browser.new_context(viewport=DESK, locale="en-GB")
        if viewer.signed_in:
            context.add_cookies([{"name": "signed_in", "value": viewer.cookie, "url": demonstration_address}])
        opened[viewer] = context
    yield opened
    for context in opened.values():
        context.close()


def test_the_crawl_finds_the_house(pages: list[Found], viewers: list[Viewer]) -> None:
    found = {page.path for page in pages}
    assert {"/", "/say", "/come", "/find", "/changed", "/together", "/matters", "/help-now"} <= found
    assert len(viewers) > 4
    assert any(page.viewer.signed_in for page in pages)


def test_no_link_leads_nowhere(pages: list[Found]) -> None:
    assert [f"{page.viewer.name}: {page.path} is {page.status}" for page in pages if page.status != 200] == []


def test_every_page_is_fit_for_everybody(
    pages: list[Found], contexts: dict[Viewer, BrowserContext], demonstration_address: str
) -> None:
    faults: dict[str, list[str]] = {}
    # Kinds of element that were walked through key by key and looked at in the dark, on whichever page.
    met: set[str] = set()
    tabs = {viewer: Visit(context.new_page(), demonstration_address) for viewer, context in contexts.items()}
    for found in pages:
        if found.status == 200:
            visit = tabs[found.viewer]
            visit.open(found.path)
            closely, met = bool(found.shape - met), met | found.shape
            if wrong := visit.faults(closely=closely):
                faults[f"{found.viewer.name}: {found.path}"] = wrong
    assert faults == {}, "\n" + "\n".join(f"{page}\n    " + "\n    ".join(wrong) for page, wrong in faults.items())


def test_what_is_somebodys_own_opens_to_nobody_else(
    pages: list[Found], viewers: list[Viewer], demonstration_address: str
) -> None:
    own = [found for found in pages if found.route.startswith("me/") and "<" in found.route and found.status == 200]
    assert own, "The demonstration has something of somebody's own to open."
    opened = {
        f"{other.name}: {found.path}": status
        for found in own
        for other in viewers
        if other.name != found.viewer.name
        and (status := Walk(demonstration_address, other).fetch(found.path)[:2]) == (200, found.path)
    }
    assert opened == {}


@dataclass(frozen=True)
class Seen:
    """What one page is to a visitor who opens it first of all."""

    doors: dict[str, list[int]]
    cookies: set[str]
    has_form: bool
    said: str
    said_without_script: str


@pytest.fixture(scope="module")
def seen(browser: Browser, pages: list[Found], demonstration_address: str) -> Iterator[dict[str, Seen]]:
    """Every page that a visitor can reach, opened with script and without."""
    plain = browser.new_context(viewport=DESK, locale="en-GB", java_script_enabled=False)
    scripted = browser.new_context(viewport=DESK, locale="en-GB")
    without, with_script = plain.new_page(), scripted.new_page()
    found = {}
    for path in [found.path for found in pages if found.viewer == VISITOR and found.status == 200]:
        scripted.clear_cookies()
        for tab in (without, with_script):
            tab.goto(demonstration_address + path)
        assert without.locator("h1").is_visible()
        found[path] = Seen(
            doors=places(with_script),
            cookies={cookie.get("name", "") for cookie in scripted.cookies()},
            has_form=with_script.locator("main input[name=csrfmiddlewaretoken]").count() > 0,
            said=said_to_all(with_script),
            said_without_script=said_to_all(without),
        )
    yield found
    plain.close()
    scripted.close()


def said_to_all(tab: Page) -> str:
    """The words of a page, less the offers that no browser can keep without script: to draw, to speak, a passkey."""
    by_script = tab.locator("[data-passkey], [data-by-script]")
    by_script.evaluate_all("offers => offers.forEach(offer => offer.remove())")
    return " ".join(tab.locator("main").inner_text().split())


def test_the_doors_stand_in_the_same_place(seen: dict[str, Seen]) -> None:
    doors = {path: page.doors for path, page in seen.items() if path not in ON_ITS_OWN}
    assert len(doors["/"]) >= 7
    assert {path: places for path, places in doors.items() if places != doors["/"]} == {}


def test_reading_leaves_no_cookie_and_a_form_only_its_guard(seen: dict[str, Seen]) -> None:
    for path, page in seen.items():
        assert page.cookies <= (NECESSARY if page.has_form else set()), f"{path} sets {page.cookies}"


def test_pages_say_the_same_without_script(seen: dict[str, Seen]) -> None:
    for path, page in seen.items():
        assert page.said == page.said_without_script, f"{path} says something else without script"
