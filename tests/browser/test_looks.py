"""The looks see what they are there to see: each is shown a page with one thing wrong."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import look

pytestmark = pytest.mark.browser
LINKS = "".join(f'<a href="#{n}">Link {n}</a> ' for n in range(4))
SKIP = '<a href="#main">Skip</a>'


def page_with(main: str, *, before: str = "", style: str = "") -> str:
    style = f"<style>:focus {{ outline: 3px solid }} {style}</style>"
    return (
        f'<!doctype html><html lang="en"><head><title>A page</title>{style}</head>'
        f'<body>{before}<main id="main" tabindex="-1"><h1>A page</h1>{main}</main></body></html>'
    )


@pytest.mark.parametrize(
    ("sees", "html", "words"),
    [
        (look.axe, page_with('<img src="data:,">'), "axe image-alt"),
        (
            look.dark,
            page_with("<p>Hm</p>", style="@media (prefers-color-scheme: dark) { p { color: #ddd } }"),
            "in the dark",
        ),
        (look.headings, page_with("<h1>Another</h1>"), "2 main headings"),
        (look.skip_link, page_with("<p>Hm</p>", before=LINKS), "does not reach a skip link"),
        (look.skip_link, page_with("<p>Hm</p>", before=SKIP.replace("#main", "#nowhere") + LINKS), "skip link"),
        (look.keyboard, page_with(LINKS, style="a:focus { outline: none }"), "cannot be seen"),
        (
            look.keyboard,
            page_with('<button onkeydown="event.preventDefault()">Trap</button><button>Beyond</button>'),
            'never reaches "Beyond"',
        ),
        (look.reflow, page_with('<div style="width: 340px">Wide</div>', style="body { margin: 0 }"), "at 320 px"),
    ],
)
def test_a_look_sees(page: Page, sees: Callable[[Page], list[str]], html: str, words: str) -> None:
    page.set_content(html)
    assert any(words in fault for fault in sees(page))


@pytest.mark.parametrize("sees", [look.axe, look.dark, look.headings, look.skip_link, look.keyboard, look.reflow])
def test_a_look_is_content_with_a_good_page(page: Page, sees: Callable[[Page], list[str]]) -> None:
    page.set_content(page_with("<p>Hello. <button>Come in</button></p>", before=f"<nav>{SKIP}{LINKS}</nav>"))
    assert sees(page) == []


def test_a_visit_notes_what_the_browser_says_and_asks(page: Page, demonstration_address: str) -> None:
    visit = look.Visit(page, demonstration_address)
    visit.open("/")
    assert visit.complaints == []
    assert 10_000 < visit.bytes < look.FIRST_VIEW
    page.evaluate("() => { console.error('oh'); new Image().src = 'http://127.0.0.1:9/somewhere'; }")
    page.wait_for_timeout(200)
    assert any("oh" in said for said in visit.complaints)
    assert any("Content Security Policy" in said or "asks somebody else" in said for said in visit.complaints)
