"""The look in a real browser: readable by everybody at every width, light and dark, and light on the wire."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template import engines
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route

from forum.ground.dated import help_page
from forum.ground.pages import sorry
from forum.ground.pages.engine import static
from forum.ground.pages.frame import without_database
from forum.ground.pages.tests.gallery import TEMPLATES, everything

ROOT = Path(__file__).resolve().parents[4]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SITE = "http://frame.test"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
WIRE = 60 * 1024
CSP: dict[str, Any] = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]


def gallery(address: str, *, few: bool = False) -> str:
    """Render the gallery without a database: from the first browser on, Django refuses to ask one."""
    request = RequestFactory().get(address)
    source = (TEMPLATES / "pages_gallery.jinja").read_text()
    return (
        engines.all()[0]
        .from_string(source)
        .render(without_database(request) | everything(request) | {"few_lines": few})
    )


def stale() -> str:
    sent = RequestFactory().post("/say", {"words": "Kept\nwords"}, headers={"sec-fetch-site": "same-origin"})
    return sorry.form_went_stale(sent).content.decode()


def resting() -> str:
    return sorry.resting(RequestFactory().get("/"), None).content.decode()


PAGES: dict[str, Callable[[], str]] = {
    "/gallery": lambda: gallery("/gallery"),
    "/mistakes": lambda: gallery("/gallery?words=&on_day=31&on_month=2&on_year=2026"),
    "/few": lambda: gallery("/gallery", few=True),
    "/help-now": help_page.read,
    "/stale": stale,
    "/resting": resting,
}


def answer(route: Route) -> None:
    path = route.request.url.removeprefix(SITE)
    if path in PAGES:
        csp = "; ".join(f"{name} {' '.join(map(str, said))}" for name, said in CSP.items())
        route.fulfill(body=PAGES[path](), content_type="text/html", headers={"Content-Security-Policy": csp})
    else:
        file = Path(settings.STATIC_ROOT) / path.removeprefix("/static/")
        route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])


@pytest.fixture
def look(browser: Browser) -> Any:
    opened = []

    def at(path: str, *, width: int, dark: bool = False, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        opened.append(context)
        page = context.new_page()
        page.route("**/*", answer)
        page.goto(SITE + path)
        return page

    yield at
    for context in opened:
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True)])
def test_everybody_can_read_it(look: Any, path: str, width: int, *, dark: bool) -> None:
    page = look(path, width=width, dark=dark)
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules}).then(found => found.violations)", RULES)
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_off_a_page_four_times_as_large(look: Any, path: str) -> None:
    page = look(path, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.browser
def test_what_can_be_pressed_is_large_enough(look: Any) -> None:
    page = look("/gallery", width=360)
    small = page.evaluate(
        """() => [...document.querySelectorAll('header a, header summary, .button, .plain, .foot__links a')]
        .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
        .filter(([, box]) => box.height && box.height < 44).map(([name]) => name)"""
    )
    assert small == []


@pytest.mark.browser
def test_what_needs_another_look_is_read_out_and_leads_to_its_field(look: Any) -> None:
    page = look("/mistakes", width=360)
    assert page.evaluate("document.activeElement.className") == "nhsuk-error-summary"
    page.click("text=Where can we write to you? Please write")
    assert page.evaluate("document.activeElement.id") == "id_email"


@pytest.mark.browser
def test_the_menu_opens_without_script_and_folds_away_with_it(look: Any) -> None:
    plain = look("/gallery", width=360, scripts=False)
    plain.click("summary:has-text('More')")
    assert plain.is_visible("text=The public record >> nth=0")
    page = look("/gallery", width=1280)
    page.click("summary:has-text('More')")
    page.keyboard.press("Escape")
    assert not page.is_visible(".more ul")


@pytest.mark.browser
def test_few_lines_are_few_and_large(look: Any) -> None:
    page = look("/few", width=360)
    assert not page.is_visible(".more-words")
    assert page.locator(".choices > li:visible").count() == 3
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 20.9


def test_a_first_view_is_light() -> None:
    shared = [static(name).removeprefix("/static/") for name in ("forum.css", "forum.js", "favicon.svg")]
    files = [Path(settings.STATIC_ROOT) / name for name in shared]
    wire = sum(file.with_name(f"{file.name}.br").stat().st_size for file in files)
    wire += sum(file.stat().st_size for file in (Path(settings.STATIC_ROOT) / "fonts").glob("*-normal.woff2"))
    assert wire < 36 * 1024, "what all pages share leaves room for the page itself"
    assert wire + len(gzip.compress(gallery("/gallery").encode())) < WIRE
