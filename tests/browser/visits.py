"""People of the demonstration, each with a browser of their own, for the journeys."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.fixtures.browser import DESK, PHONE
from tests.fixtures.installations import Installation


@dataclass
class Visit:
    """One forum, and whoever looks in: on a small old phone without JavaScript, or at a desk with it."""

    address: str
    browser: Browser
    size: ViewportSize
    script: bool
    pages: dict[str, Page] = field(default_factory=dict)

    def as_nobody(self, name: str = "somebody") -> Page:
        """The device of somebody whom the forum does not know."""
        if name not in self.pages:
            context = self.browser.new_context(viewport=self.size, locale="en-GB", java_script_enabled=self.script)
            self.pages[name] = context.new_page()
        return self.pages[name]

    def desk_of(self, name: str) -> Page:
        """Somebody of the demonstration, signed in, at their desk."""
        fresh = name not in self.pages
        page = self.as_nobody(name)
        if fresh:
            page.goto(f"{self.address}/demo")
            page.get_by_role("button", name=f"Come in as {name}").click()
            expect(page.get_by_role("heading", level=1)).to_have_text(f"Hello, {name}")
        page.goto(f"{self.address}/desk")
        return page


ON_A_PHONE, AT_A_DESK = (PHONE, False), (DESK, True)


@contextmanager
def visiting(
    demonstration: Installation, browser: Browser, how: tuple[ViewportSize, bool], **env: str
) -> Iterator[Visit]:
    size, script = how
    with demonstration.serve(jobs=True, **env) as address:
        visit = Visit(address, browser, size, script)
        yield visit
        for page in visit.pages.values():
            page.context.close()


def by_keyboard(page: Page, label: str, *, most: int = 120) -> None:
    """Walk with the Tab key to the thing of that name, and fail if it is never reached."""
    for _step in range(most):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "() => { const one = document.activeElement; "
            "return (one.labels && one.labels[0] ? one.labels[0].innerText : one.innerText || '').trim(); }"
        )
        if name.startswith(label):
            return
    raise AssertionError(f"The Tab key never reached {label!r}.")


def read(page: Page) -> str:
    """All that the page says, once all of it is there: a click waits only until the next page has begun."""
    page.wait_for_load_state("domcontentloaded")
    return page.locator("main").inner_text()


def press(page: Page, words: str) -> None:
    """Press a button or follow a link as somebody does who has no mouse."""
    by_keyboard(page, words)
    enter(page)


def enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")
