"""Backups: whole while others write, refused when anything is wrong, and without words taken back since."""

import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from forum.operations.backup import bundle
from forum.people.policy import Refused
from tests.fixtures import databases
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.processes

SAY = """
from forum.journey.heard import actions
from forum.people.policy import VISITOR
said = actions.hear(actor=VISITOR, words="{words}", publish=True)
print(said.voice.public_id, said.code)
"""
LOOK = """
import json
from forum.journey.heard.models import Voice
from forum.record import checking, queries
print(json.dumps({"words": sorted(Voice.objects.values_list("words", flat=True)), "head": queries.head().sequence,
    "fault": str(checking.verify() or "")}))
"""
# The first word of a writer that goes on until it is told to stop.
HAMMER = """
import sys, threading
from forum.journey.heard import actions
from forum.people.policy import VISITOR
stop = threading.Event()
threading.Thread(target=lambda: (sys.stdin.readline(), stop.set()), daemon=True).start()
number = 0
while not stop.is_set():
    number += 1
    actions.hear(actor=VISITOR, words=f"Said {number}.", sending=str(number))
    if number == 1:
        print("ready", flush=True)
print(number)
"""


def say(where: Installation, words: str) -> tuple[str, str]:
    public_id, code = where.python(SAY.format(words=words)).split()
    return public_id, code


def look(where: Installation) -> dict[str, object]:
    found: dict[str, object] = json.loads(where.python(LOOK))
    return found


def back_up(where: Installation, folder: Path) -> Path:
    where.run("backup", str(folder))
    return max(folder.glob("forum-*.backup"))


@pytest.fixture
def blank(tmp_path: Path) -> Iterator[Installation]:
    """Another machine, with nothing on it."""
    folder = tmp_path / "blank"
    folder.mkdir()
    made = Installation(folder, databases.fresh_url(folder))
    yield made
    databases.drop(made.database_url)


def everything(where: Installation) -> dict[str, bytes]:
    return {name: file.read_bytes() for name, file in bundle.files_under(where.data) if not name.endswith(".lock")}


def test_all_of_a_forum_comes_back_on_a_blank_machine(
    installation: Installation, blank: Installation, tmp_path: Path
) -> None:
    _id, code = say(installation, "The bus is late.")
    (installation.data / "files").mkdir()
    (installation.data / "files" / "bench.jpg").write_bytes(b"a bench")
    made = back_up(installation, tmp_path / "backups")
    assert made.stat().st_mode & 0o777 == 0o600
    assert blank.run("restore", str(made)).stdout.startswith("The forum is as it was on")
    assert look(blank) == look(installation) == {"words": ["The bus is late."], "head": 1, "fault": ""}
    assert (blank.data / "files" / "bench.jpg").read_bytes() == b"a bench"
    held = "from forum.journey.heard.models import Voice\nprint(Voice.objects.held_by('{}').count())"
    assert blank.python(held.format(code)).strip() == "1"  # the key of receipts came along
    assert not [name for name in everything(blank) if name.startswith(("restoring/", "before-restore/"))]


def test_a_backup_is_whole_while_somebody_writes(
    installation: Installation, blank: Installation, tmp_path: Path
) -> None:
    with installation.start_python(HAMMER) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
        made = back_up(installation, tmp_path / "backups")
        said, complaint = writer.communicate("stop\n", timeout=300)
    assert writer.returncode == 0, complaint
    blank.run("restore", str(made))
    found = look(blank)
    assert found["fault"] == ""
    assert 1 <= len(found["words"]) == found["head"] <= int(said)  # type: ignore[arg-type]


def test_a_live_forum_is_replaced_only_where_somebody_says_so(installation: Installation, tmp_path: Path) -> None:
    say(installation, "Before.")
    made = back_up(installation, tmp_path / "backups")
    say(installation, "After.")
    before = look(installation)
    refused = installation.run("restore", str(made), check=False)
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    assert look(installation) == before
    installation.run("restore", str(made), "--replace")
    assert look(installation)["words"] == ["Before."]


def test_an_open_forum_is_not_replaced(installation: Installation, tmp_path: Path) -> None:
    made = back_up(installation, tmp_path / "backups")
    hold = "from django.db import connection\nconnection.ensure_connection()\nprint('ready', flush=True)\ninput()"
    with installation.start_python(hold) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "ready\n"
        refused = installation.run("restore", str(made), "--replace", check=False)
        holder.communicate("\n")
    assert "The forum is open" in refused.stderr


def cut(at: float) -> Callable[[bytes], bytes]:
    return lambda whole: whole[: int(len(whole) * at)]


def flip(at: float) -> Callable[[bytes], bytes]:
    def flipped(whole: bytes) -> bytes:
        place = min(int(len(whole) * at), len(whole) - 1)
        return whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :]

    return flipped


DAMAGE = [cut(at) for at in (0, 0.0002, 0.001, 0.9999, *(n / 20 for n in range(1, 20)))]
DAMAGE += [flip(at) for at in (0, 0.0002, 0.0005, 1, *(n / 50 for n in range(1, 50)))]
DAMAGE += [lambda whole: whole + b"more", lambda _whole: b"PK\x03\x04 something else", lambda whole: whole[91:]]


def test_whatever_is_damaged_is_refused(installation: Installation, tmp_path: Path) -> None:
    whole = back_up(installation, tmp_path / "backups").read_bytes()
    bad = tmp_path / "bad.backup"
    for number, damage in enumerate(DAMAGE):
        bad.write_bytes(damage(whole))
        folder = tmp_path / str(number)
        folder.mkdir()
        with pytest.raises(Refused, match=r"This backup is damaged|not a backup"):
            bundle.take_out(bad, folder)
        assert not list(folder.iterdir()), "Something was written before every byte had been looked at."


def test_what_is_refused_leaves_the_live_forum_alone(installation: Installation, tmp_path: Path) -> None:
    say(installation, "The bus is late.")
    made = back_up(installation, tmp_path / "backups")
    made.write_bytes(flip(0.5)(made.read_bytes()))
    before = everything(installation)
    refused = installation.run("restore", str(made), "--replace", check=False)
    assert refused.returncode == 1
    assert refused.stderr == f"Error: {bundle.DAMAGED}\n"
    assert everything(installation).keys() == before.keys()
    assert look(installation)["words"] == ["The bus is late."]


def repacked(made: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """A backup whose outer fingerprint is right, although somebody changed what is in it."""
    inside = target.with_suffix(".inside")
    with zipfile.ZipFile(made) as archive:
        manifest = bundle.Manifest(**json.loads(change(bundle.MANIFEST, archive.read(bundle.MANIFEST))))
        members = []
        for name in manifest.members:
            file = inside / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(change(name, archive.read(name)))
            members.append((name, file))
    bundle.write(target, members, manifest)
    return target


@pytest.mark.once
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"head": [7, "0" * 64]}, "its record ends elsewhere"),
        ({"migrations": ["heard.0099_from_tomorrow"], "version": "9.9"}, "newer version (9.9)"),
        ({"migrations": ["heard.0001_initial"]}, "of another version"),
        ({"rows": {"heard_voice": 2}}, "rows are missing or added"),
        ({"database": "of another kind"}, "holds a of another kind database"),
    ],
)
def test_what_is_not_as_the_backup_says_is_refused(
    installation: Installation, tmp_path: Path, change: dict[str, object], words: str
) -> None:
    say(installation, "The bus is late.")
    made = back_up(installation, tmp_path / "backups")

    def changed(name: str, data: bytes) -> bytes:
        return json.dumps({**json.loads(data), **change}).encode() if name == bundle.MANIFEST else data

    refused = installation.run(
        "restore", str(repacked(made, tmp_path / "other.backup", changed)), "--replace", check=False
    )
    assert words in refused.stderr
    assert look(installation)["words"] == ["The bus is late."]


def test_another_receipt_key_is_refused(installation: Installation, blank: Installation, tmp_path: Path) -> None:
    made = back_up(installation, tmp_path / "backups")
    refused = blank.run("restore", str(made), check=False, FORUM_RECEIPT_KEY="another key of somebody's own")
    assert "another receipt key" in refused.stderr


@pytest.mark.skipif(databases.ON_POSTGRES, reason="looks into the file of SQLite")
def test_a_record_that_somebody_rewrote_is_refused(installation: Installation, tmp_path: Path) -> None:
    say(installation, "The bus is late.")
    made = back_up(installation, tmp_path / "backups")

    def rewritten(name: str, data: bytes) -> bytes:
        if name != "database.sqlite3":
            return data
        file = tmp_path / "rewritten"
        file.write_bytes(data)
        base = sqlite3.connect(file)
        base.executescript("DROP TRIGGER record_entry_refuses_update; UPDATE record_entry SET actor = 'nobody';")
        base.close()
        return file.read_bytes()

    refused = installation.run(
        "restore", str(repacked(made, tmp_path / "other.backup", rewritten)), "--replace", check=False
    )
    assert "the record is not whole" in refused.stderr


@pytest.mark.once
def test_a_backup_is_not_kept_beside_the_data(installation: Installation) -> None:
    for folder in (installation.data, installation.data / "deep" / "inside", installation.data / "x" / ".."):
        refused = installation.run("backup", str(folder), check=False)
        assert "lost with it" in refused.stderr


@pytest.mark.once
def test_only_our_own_old_backups_are_taken_out(installation: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    first = back_up(installation, folder)
    old = first.rename(folder / "forum-20200101-000000.backup")
    (folder / "forum-20200102-000000.backup").write_text("somebody else's")
    (folder / "notes.txt").write_text("keep me")
    installation.run("backup", str(folder), "--keep", "30")
    names = {file.name for file in folder.iterdir()}
    assert old.name not in names
    assert {"forum-20200102-000000.backup", "notes.txt"} < names
    assert len([name for name in names if name.endswith(".backup")]) == 2
