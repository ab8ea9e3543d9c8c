"""No signal: whatever breaks at whichever step, each voice arrives once, with the receipt that was given out.

A real browser is killed and opened again, the server is killed, the line is cut before, in and after a question, a
clock is wrong by a day, two devices write at once. FORUM_NOTEBOOK_RUNS=200 takes longer walks through all of that.
"""

import contextlib
import json
import os
import random
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.fixtures import databases
from tests.fixtures.bad_line import CUT, GOOD, HALF, LOST, Line, line_to
from tests.fixtures.browser import FLAGS, PHONE, chromium
from tests.fixtures.installations import Installation, free_port, kill

pytestmark = [pytest.mark.browser, pytest.mark.processes]
RUNS = int(os.environ.get("FORUM_NOTEBOOK_RUNS", "2"))
STEPS = 14
MOVES = ["write"] * 5 + ["hand over"] * 3 + ["line"] * 4 + ["browser", "server", "offline", "reload"]
NO_ROOM = """
() => {
  window.add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function () {
    this.transaction.abort();
    throw new DOMException("The disk is full.", "QuotaExceededError");
  };
}
"""
ROOM_AGAIN = "() => { IDBObjectStore.prototype.add = window.add; }"
A_DAY = 24 * 60 * 60 * 1000
HEARD = """
import json
from forum.journey.heard.models import Voice
print(json.dumps(sorted(Voice.objects.filter(words__startswith="{}").values_list("words", flat=True))))
"""
FOUND = """
from forum.journey.heard.models import Voice
print(*[Voice.objects.held_by(code).get().words for code in "{}".split()], sep="\\n")
"""


@dataclass
class House:
    """A forum whose server can be killed, behind a line that can be cut."""

    installation: Installation
    port: int
    line: Line
    server: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        return f"http://localhost:{self.line.port}"

    def up(self) -> None:
        if self.server is None:
            self.server = self.installation.start_server(self.port, FORUM_ADDRESS=self.address)

    def killed(self) -> None:
        if self.server is not None:
            kill(self.server, self.port)
            self.server = None


@dataclass
class Device:
    """A phone with the notebook on it, as far as its folder goes: its browser may be killed."""

    house: House
    browser: Browser
    folder: Path
    receipts: dict[str, str] = field(default_factory=dict)
    context: BrowserContext | None = None
    offline: bool = False
    late: int = 0

    def open(self) -> Page:
        if self.context is None:
            self.context = self.browser.browser_type.launch_persistent_context(
                str(self.folder), executable_path=chromium(), args=FLAGS, viewport=PHONE, locale="en-GB",
                timezone_id="Europe/London",
            )  # fmt: skip
            if self.late:
                shift = f"const now = Date.now; Date.now = () => now() + {self.late};"
                self.context.add_init_script(shift)
            self.context.set_offline(self.offline)
        page = self.context.pages[0]
        if not page.url.endswith("/notebook"):
            page.goto(f"{self.house.address}/notebook")
            expect(page.locator("[data-count]")).not_to_be_empty()
        return page

    def make_ready(self) -> None:
        self.context = None
        page = self.open_at("/demo")
        page.get_by_role("button", name="Come in as Ruth").click()
        page.goto(f"{self.house.address}/notebook/ready")
        page.get_by_label("What do you call this device?").fill(self.folder.name)
        page.get_by_role("button", name="Make it ready").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("is ready")
        page.get_by_role("link", name="Open the notebook").click()
        expect(page.get_by_label("In their own words")).to_be_visible()
        page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        assert self.context is not None
        self.context.clear_cookies()  # any sign-in has run out

    def open_at(self, path: str) -> Page:
        self.context = self.browser.browser_type.launch_persistent_context(
            str(self.folder), executable_path=chromium(), args=FLAGS, viewport=PHONE, locale="en-GB"
        )
        page = self.context.pages[0]
        page.goto(self.house.address + path)
        return page

    def write(self, words: str) -> None:
        page = self.open()
        if page.get_by_role("button", name="The next person").is_visible():
            page.get_by_role("button", name="The next person").click()
        page.get_by_label("In their own words").fill(words)
        page.get_by_role("button", name="Keep it").click()
        expect(page.get_by_role("heading", name="Kept.")).to_be_visible()
        self.receipts[words] = page.locator("[data-receipt]").inner_text()

    def hand_over(self) -> None:
        # By script, for the button goes by itself once nothing waits.
        self.open().locator("[data-hand-over]").evaluate("button => button.click()")

    def reload(self) -> None:
        page = self.open()
        page.reload()
        expect(page.get_by_label("In their own words")).to_be_visible()

    def go_offline(self, off: bool) -> None:
        self.offline = off
        self.open()
        assert self.context is not None
        self.context.set_offline(off)

    def killed(self) -> None:
        if self.context is None:
            return
        subprocess.run(["pkill", "-9", "-f", str(self.folder)], check=False)
        with contextlib.suppress(Error):
            self.context.close()
        self.context = None
        for lock in self.folder.glob("Singleton*"):
            lock.unlink(missing_ok=True)

    def all_handed_over(self) -> None:
        page, until = self.open(), time.monotonic() + 30
        while time.monotonic() < until:
            if "Nothing is left" in (page.locator("[data-count]").text_content() or ""):
                return
            self.hand_over()
            page.wait_for_timeout(200)
        raise AssertionError(page.locator("main").inner_text())

    def close(self) -> None:
        if self.context is not None:
            self.context.close()
            self.context = None


@pytest.fixture(scope="module")
def house(demonstration: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    own = demonstration.copy(tmp_path_factory.mktemp("notebook") / "own")
    port = free_port()
    with line_to(port) as line:
        made = House(own, port, line)
        made.up()
        yield made
        made.killed()
    databases.drop(own.database_url)


def device(house: House, browser: Browser, folder: Path) -> Device:
    house.line.mode = GOOD
    house.up()
    made = Device(house, browser, folder)
    made.make_ready()
    return made


def heard(house: House, beginning: str) -> list[str]:
    words: list[str] = json.loads(house.installation.python(HEARD.format(beginning)))
    return words


def test_an_afternoon_in_a_hall_with_no_signal(house: House, browser: Browser, tmp_path: Path) -> None:
    phone = device(house, browser, tmp_path / "afternoon")
    phone.go_offline(True)
    house.line.mode = CUT
    phone.reload()
    for number in range(3):
        phone.write(f"afternoon {number}")
    page = phone.open()
    assert "3 voices wait on this device." in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    stored = page.evaluate(
        "async () => { const open = indexedDB.open('notebook'); await new Promise(done => open.onsuccess = done);"
        "const all = open.result.transaction('kept').objectStore('kept').getAll();"
        "await new Promise(done => all.onsuccess = done); return JSON.stringify(all.result); }"
    )
    assert "afternoon" not in stored
    phone.killed()
    page = phone.open()
    assert "3 voices wait on this device." in page.locator("main").inner_text()
    house.line.mode = GOOD
    phone.go_offline(False)
    phone.all_handed_over()
    assert heard(house, "afternoon") == [f"afternoon {number}" for number in range(3)]
    found = house.installation.python(FOUND.format(" ".join(phone.receipts.values()))).splitlines()
    assert found == list(phone.receipts)
    phone.close()


def test_with_no_room_left_the_words_stay_in_the_box(house: House, browser: Browser, tmp_path: Path) -> None:
    phone = device(house, browser, tmp_path / "full")
    page = phone.open()
    page.evaluate(NO_ROOM)  # what the browser says when the disk is full; filling it would fill this machine's
    page.get_by_label("In their own words").fill("full house")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_contain_text("still stand in the box")
    expect(page.get_by_label("In their own words")).to_have_value("full house")
    page.evaluate(ROOM_AGAIN)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="Kept.")).to_be_visible()
    phone.all_handed_over()
    assert heard(house, "full house") == ["full house"]
    phone.close()


def test_a_permit_that_is_over_keeps_everything_until_the_device_is_ready_again(
    house: House, browser: Browser, tmp_path: Path
) -> None:
    phone = device(house, browser, tmp_path / "over")
    phone.go_offline(True)
    phone.write("over and over")
    house.installation.python(
        "from forum.journey.heard.models import CapturePermit\nfrom forum.ground import clock\n"
        "CapturePermit.objects.update(taken_back_at=clock.now())"
    )
    phone.go_offline(False)
    page = phone.open()
    expect(page.locator("[data-last]")).to_contain_text("The permit of this device is over")
    assert heard(house, "over and over") == []
    phone.close()
    phone.make_ready()
    phone.all_handed_over()
    assert heard(house, "over and over") == ["over and over"]
    phone.close()


@pytest.mark.parametrize("seed", range(RUNS))
def test_whatever_breaks_nothing_is_lost_and_nothing_doubled(
    house: House, browser: Browser, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a walk, not a secret
    mark = f"walk {seed}:"
    devices = [device(house, browser, tmp_path / f"device-{number}") for number in range(1 + seed % 2)]
    devices[0].late = chance.choice([0, A_DAY, -A_DAY])
    for number in range(STEPS):
        one = chance.choice(devices)
        step = chance.choice(
            ["write"] * 5 + ["hand over"] * 3 + ["line"] * 4 + ["browser", "server", "offline", "reload"]
        )
        if step == "write":
            one.write(f"{mark} {number}")
        elif step == "hand over":
            one.hand_over()
            one.open().wait_for_timeout(chance.choice([0, 30, 150]))
        elif step == "line":
            house.line.mode = chance.choice([GOOD, CUT, HALF, LOST])
        elif step == "browser":
            one.killed()
        elif step == "server":
            house.killed() if house.server else house.up()
        elif step == "offline":
            one.go_offline(not one.offline)
        else:
            one.reload()
    house.line.mode = GOOD
    house.up()
    given: dict[str, str] = {}
    for one in devices:
        one.go_offline(False)
        one.all_handed_over()
        one.close()
        given |= one.receipts
    assert heard(house, mark) == sorted(given)
    if given:
        assert house.installation.python(FOUND.format(" ".join(given.values()))).splitlines() == list(given)
