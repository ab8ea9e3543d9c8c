"""Looking at one page as different people use it. Each look returns what is wrong, in words; nothing is no fault."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
FIRST_VIEW = 60 * 1024
FEW = 2  # things at the top that nobody needs to skip
NECESSARY = {"signed_in", "form_guard", "few_lines"}

USABLE = """
() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(one => {
  if (one.disabled || one.type === 'hidden' || one.tabIndex < 0) return false;
  if (one.type === 'radio' && one.name) {
    const group = [...document.getElementsByName(one.name)].filter(other => other.form === one.form);
    if ((group.find(other => other.checked) || group[0]) !== one) return false;
  }
  return one.checkVisibility({visibilityProperty: true});
})
"""
NAME_OF = "(one.innerText || one.getAttribute('aria-label') || one.name || one.id || one.tagName).trim().slice(0, 60)"
MARK = f"() => {{ const all = ({USABLE})(); all.forEach((one, n) => one.dataset.n = n); return all.length; }}"
WHERE = f"""
() => {{
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const look = getComputedStyle(one), box = one.getBoundingClientRect();
  const label = one.labels && one.labels[0] ? getComputedStyle(one.labels[0], '::before') : look;
  const ring = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const seen = style => ring(style) || style.boxShadow !== 'none';
  return {{n: one.dataset.n ?? null, name: {NAME_OF}, seen: seen(look) || seen(label), width: box.width}};
}}
"""
FROM_THE_TOP = """
() => {
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
}
"""
PLACES = """
() => Object.fromEntries([...document.querySelectorAll('header a')].filter(one => one.checkVisibility()).map(one => {
  const box = one.getBoundingClientRect();
  return [one.innerText.trim(), [Math.round(box.x), Math.round(box.y)]];
}))
"""
WIDER = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return null;
  const out = [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > width + 1);
  return out.slice(-1).map(one => one.tagName + '.' + one.className)[0] || 'something';
}
"""


def axe(page: Page, **options: Any) -> list[str]:
    """Ask axe-core; under any Content-Security-Policy, for it comes in from outside the page."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"axe {fault['id']}: {fault['help']} ({node['html'][:140]})"
        for fault in found["violations"]
        for node in fault["nodes"][:3]
    ]


def dark(page: Page) -> list[str]:
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # or colours are caught on their way
    found = axe(page, runOnly=["color-contrast"])
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    return [f"in the dark, {fault}" for fault in found]


def headings(page: Page) -> list[str]:
    faults = [] if page.locator("h1").count() == 1 else [f"{page.locator('h1').count()} main headings"]
    if not page.title().strip():
        faults.append("no title")
    if page.locator("main").count() != 1:
        faults.append("no main part")
    return faults


def skip_link(page: Page) -> list[str]:
    """Where more than a few things stand before the main part, the first Tab offers to skip them."""
    before = f"() => ({USABLE})().filter(one => !one.closest('main, footer')).length"
    if page.evaluate(before) <= FEW:
        return []
    page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }")
    page.keyboard.press("Tab")
    if page.evaluate("() => document.activeElement.getAttribute('href')") != "#main":
        return ["the first Tab does not reach a skip link"]
    if not page.evaluate(
        "() => document.activeElement.checkVisibility({visibilityProperty: true, opacityProperty: true})"
    ):
        return ["the skip link stays hidden"]
    page.keyboard.press("Enter")
    if not page.evaluate("() => document.activeElement.closest('main')"):
        return ["the skip link does not lead into the main part"]
    return []


def keyboard(page: Page) -> list[str]:
    """Tab through the whole page: everything usable is reached, seen when it is, and nothing holds on."""
    page.evaluate(FROM_THE_TOP)
    usable: int = page.evaluate(MARK)
    reached: set[str] = set()
    unseen: list[str] = []
    for _ in range(usable + 5):
        page.keyboard.press("Tab")
        now = page.evaluate(WHERE)
        if now is None:
            break
        if not now["seen"] and now["name"] not in unseen:
            unseen.append(now["name"])
        reached.add(now["n"])
    missed = page.evaluate(
        f"reached => ({USABLE})().filter(one => !reached.includes(one.dataset.n)).map(one => {NAME_OF})",
        [one for one in reached if one],
    )
    faults = [f"Tab never reaches {json.dumps(name)}" for name in missed]
    return faults + [f"focus on {json.dumps(name)} cannot be seen" for name in unseen]


def reflow(page: Page) -> list[str]:
    """A small phone, and a desk at 400%: nothing to scroll sideways."""
    size = page.viewport_size
    faults = []
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        wider = page.evaluate(WIDER)
        if wider:
            faults.append(f"at {width} px {wider} is wider than the page")
    if size:
        page.set_viewport_size(size)
    return faults


def places(page: Page) -> dict[str, list[int]]:
    """Where the doors at the top stand."""
    found: dict[str, list[int]] = page.evaluate(PLACES)
    return found


class Visit:
    """Opens pages in one tab and notes what the browser complains of, asks for and is sent."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        self.bytes = 0.0
        page.on(
            "console",
            lambda said: said.type in {"error", "warning"} and self.complaints.append(f"console: {said.text}"),
        )
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", lambda asked: self.outside(asked.url))
        self.network: CDPSession = page.context.new_cdp_session(page)
        self.network.send("Network.enable")
        self.network.on("Network.loadingFinished", self.weigh)

    def outside(self, url: str) -> None:
        if not url.startswith((f"{self.address}/", "data:")):
            self.complaints.append(f"asks somebody else: {url}")

    def weigh(self, finished: dict[str, Any]) -> None:
        self.bytes += finished["encodedDataLength"]

    def open(self, path: str) -> None:
        """Open a page as if for the first time."""
        self.complaints.clear()
        self.network.send("Network.clearBrowserCache")
        self.bytes = 0.0
        self.page.goto(self.address + path, wait_until="load")
        self.page.evaluate("() => document.fonts.ready.then(() => null)")

    def faults(self, *, closely: bool = True) -> list[str]:
        """What is wrong with the page that stands open; `closely`: in the dark and key by key as well."""
        page = self.page
        found = [*self.complaints]
        if self.bytes > FIRST_VIEW:
            found.append(f"{self.bytes / 1024:.0f} KB at first view")
        found += look_at(page)
        return [*found, *dark(page), *skip_link(page), *keyboard(page)] if closely else found


def look_at(page: Page) -> list[str]:
    """For journeys: what is wrong with the page that stands open now."""
    return [*headings(page), *axe(page), *reflow(page)]
