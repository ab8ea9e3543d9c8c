"""Words taken back are gone: from every byte under FORUM_DATA, and from a backup made before, once it is restored."""

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from forum.operations.backup import bundle
from tests.fixtures import databases
from tests.fixtures.installations import Installation, free_port

pytestmark = pytest.mark.processes

# Rare, with a stem and a capital of its own: whatever form an index keeps of it has one of these in it.
MARKER = "Zweifelquarkington"
FORMS = ("Zweifelquark", "zweifelquark", "ZWEIFELQUARK")
# Everything that may hold words of a voice, with the marker in each.
SAY = f"""
from forum.journey.heard import actions, opening, search
from forum.journey.heard.models import ContentNote, Draft, Mask, OtherDoor, Voice
from forum.people.policy import VISITOR
said = actions.hear(actor=VISITOR, words="{MARKER} said so. " * 200, way="email", address="{MARKER}@example.org")
voice = said.voice
Mask.objects.create(voice=voice, words="{MARKER}", reason="{MARKER}")
ContentNote.objects.create(voice=voice, words="{MARKER}")
OtherDoor.objects.create(voice=voice, door="police", words="{MARKER}")
Draft.objects.create(receipt=voice.receipt, answers={{"words": "{MARKER}"}})
search.fill()
keep = opening.pass_for(voice)
actions.change_words(actor=VISITOR, keep=keep, words="{MARKER} said {MARKER}ness.")
for number in range(50):
    actions.hear(actor=VISITOR, words=f"The bus is late {{number}}.")
search.fill()
print(voice.public_id, said.code)
"""
TAKE_BACK = """
from forum.journey.heard import actions, opening
from forum.journey.heard.models import Voice
from forum.people.policy import VISITOR
actions.withdraw(actor=VISITOR, keep=opening.pass_for(Voice.objects.get(public_id="{}")))
"""
A_DAY_LATER = """
from datetime import timedelta
from forum.ground import clock
from forum.operations import forgetting
with clock.travelled_to(clock.now() + timedelta(hours=25)):
    print(forgetting.carry_out_due())
"""
STATE = """
from forum.journey.heard.models import Voice, Withdrawal
from forum.record import actions, checking
from forum.journey.heard import search
asked = Withdrawal.objects.get()
voice = Voice.objects.get(pk=asked.voice_id)
print(bool(asked.done_at), bool(asked.compacted_at), repr(voice.words), bytes(voice.salt), checking.verify(),
    actions.recount(), Voice.objects.count(), len(search.look_for("late", limit=100)[0]))
"""
GONE = "True True '' b'' None {} 51 50"


# Somebody with the marker in all that they told us, who asked to be forgotten with all they said.
JOIN = f"""
from forum.ground.post.models import Delivery
from forum.journey.heard import actions, search
from forum.outlets.my_data import actions as my_data
from forum.people.accounts import actions as accounts
from forum.people.membership import actions as membership
from forum.people.membership.actors import actor_of
from forum.people.membership.founding import found, office_named, organisation_named
from forum.people.policy import VISITOR
from forum.people.roles.models import DeclaredInterest, Done
found(name="A forum")
office = office_named("Coordinator", of=organisation_named("A trust", is_host=True), is_coordinator=True)
gus = membership.welcome(called="Gus", email="gus@example.org", office=office)
ada = membership.join(called="{MARKER}", email="{MARKER}@example.org", way="letter", address="{MARKER} Street")
membership.keep_posted(address="{MARKER}@example.org")
Done.objects.create(person=ada, kind="work", words="{MARKER} did it", day="2026-01-01")
DeclaredInterest.objects.create(person=ada, words="{MARKER}")
accounts.send_code(address="{MARKER}@example.org", code="ABCDEF")
actions.hear(actor=actor_of(ada), words="{MARKER} said so. " * 200, way="email", address="{MARKER}@example.org")
actions.keep_draft(actor=actor_of(ada), seed="a" * 32, answers={{"words": "{MARKER}"}})
complaint = my_data.complain(
    actor=actor_of(ada), called="{MARKER}", words="{MARKER}", way="email", address="{MARKER}@example.org"
)
my_data.answer(actor=actor_of(gus), complaint=complaint, words="Mended.")
search.fill()
"""
FORGET = """
from datetime import timedelta
from forum.ground import clock
from forum.operations import forgetting
from forum.outlets.my_data import actions as my_data
from forum.people.membership.actors import actor_of
from forum.people.membership.models import Person
my_data.ask_to_be_forgotten(actor=actor_of(Person.objects.get(called="{}")), words="go")
with clock.travelled_to(clock.now() + timedelta(hours=25)):
    print(forgetting.forget_people_due())
"""
FORGOTTEN = """
from forum.people.membership.models import Person
from forum.record import checking
print(sorted(Person.objects.values_list("called", flat=True)), checking.verify())
"""


def traces(where: Installation) -> list[str]:
    """Every place where the marker is still found, in any form: files of the installation, and the database's own."""
    signs = [form.encode(code) for form in FORMS for code in ("utf-8", "utf-16-le", "utf-16-be")]
    found = [name for name, file in bundle.files_under(where.data) if any(sign in file.read_bytes() for sign in signs)]
    if databases.ON_POSTGRES:
        found += [table for table, held in tables(where.database_url) if any(form in held for form in FORMS)]
    return found


def tables(url: str) -> Iterator[tuple[str, str]]:
    """The bytes of every table, TOAST and all, as the server reads them from its files."""
    with psycopg.connect(url, autocommit=True) as server:
        names = [name for (name,) in server.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 't', 'i') AND relname !~ '^(pg_|sql_)'"
            " OR relkind = 't' AND reltoastrelid = 0"
        ).fetchall()]  # fmt: skip
        server.execute("CHECKPOINT")
        for name in names:
            path, size = server.execute(
                "SELECT pg_relation_filepath(%s::regclass), pg_relation_size(%s::regclass)", [name, name]
            ).fetchone() or ("", 0)
            if size:
                ((held,),) = server.execute("SELECT encode(pg_read_binary_file(%s), 'escape')", [path]).fetchall()
                yield name, held


class Spoken(NamedTuple):
    """An installation in which the marker was said, its voice, and a backup from then."""

    where: Installation
    public_id: str
    made: Path


@pytest.fixture(scope="module")
def once_spoken(template: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spoken]:
    folder = tmp_path_factory.mktemp("spoken")
    where = template.copy(folder / "installation")
    public_id, _code = where.python(SAY).split()
    where.run("backup", str(folder / "backups"))
    (made,) = (folder / "backups").glob("*.backup")
    yield Spoken(where, public_id, made)
    databases.drop(where.database_url)


@pytest.fixture
def spoken(once_spoken: Spoken, tmp_path: Path) -> Iterator[Spoken]:
    where = once_spoken.where.copy(tmp_path / "installation")
    yield once_spoken._replace(where=where)
    databases.drop(where.database_url)


@pytest.fixture
def blank(tmp_path: Path) -> Iterator[Installation]:
    folder = tmp_path / "blank"
    folder.mkdir()
    made = Installation(folder, databases.fresh_url(folder))
    yield made
    databases.drop(made.database_url)


def test_no_byte_is_left_and_no_backup_brings_one_back(spoken: Spoken, blank: Installation) -> None:
    installation, public_id, made = spoken
    assert traces(installation), "The marker has to be found while it is there."
    installation.python(TAKE_BACK.format(public_id))
    assert installation.python(A_DAY_LATER).strip() == "1"
    assert installation.python(STATE).strip() == GONE
    assert traces(installation) == []
    # Over the live forum, which knows what was taken back …
    installation.run("restore", str(made), "--replace")
    assert installation.python(STATE).strip() == GONE
    assert traces(installation) == []
    # … and on another machine, with the ledger that was kept elsewhere.
    ledger = installation.data / "withdrawn.jsonl"
    blank.run("restore", str(made), "--withdrawals", str(ledger))
    assert blank.python(STATE).strip() == GONE
    assert traces(blank) == []
    assert public_id in (blank.data / "withdrawn.jsonl").read_text()


def test_no_byte_of_somebody_is_left_and_no_backup_brings_them_back(
    template: Installation, blank: Installation, tmp_path: Path
) -> None:
    where = template.copy(tmp_path / "installation")
    where.python(JOIN)
    where.run("backup", str(tmp_path / "backups"))
    (made,) = (tmp_path / "backups").glob("*.backup")
    assert traces(where), "The marker has to be found while it is there."
    assert where.python(FORGET.format(MARKER)).strip() == "1"
    assert where.python(FORGOTTEN).strip() == "['Gus', 'a former member'] None"
    assert traces(where) == []
    blank.run("restore", str(made), "--withdrawals", str(where.data / "withdrawn.jsonl"))
    assert blank.python(FORGOTTEN).strip() == "['Gus', 'a former member'] None"
    assert traces(blank) == []
    databases.drop(where.database_url)


def test_words_taken_back_within_the_day_stay_hidden_after_a_restore(spoken: Spoken) -> None:
    installation, public_id, made = spoken
    installation.python(TAKE_BACK.format(public_id))
    installation.run("restore", str(made), "--replace")
    kept = "from forum.journey.heard.models import Voice\nprint(Voice.objects.kept().count())"
    assert installation.python(kept).strip() == "50"
    assert installation.python(A_DAY_LATER).strip() == "1"
    assert traces(installation) == []


# Where a process is killed, as `module:name`: just before that is called, or just after it.
WHILE_CARRYING_OUT = [
    "before forum.ground.ledger:write",
    "after forum.ground.ledger:write",
    "after forum.operations.forgetting:carry_out",
    "after forum.operations.compacting:compact",
]
KILL = """
import os, signal
from importlib import import_module
when, _, where = "{at}".partition(" ")
module, _, name = where.partition(":")
owner = import_module(module)
*path, last = name.split(".")
for part in path:
    owner = getattr(owner, part)
real = getattr(owner, last)
def killing(*args, **kwargs):
    if when == "after":
        real(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, last, killing)
"""


def killed(where: Installation, at: str, code: str) -> None:
    with where.start_python(KILL.format(at=at) + code) as process:
        _said, complaint = process.communicate(timeout=300)
    assert process.returncode == -signal.SIGKILL, complaint


@pytest.mark.parametrize("at", WHILE_CARRYING_OUT)
def test_killed_while_carrying_out_it_is_done_next_time(spoken: Spoken, at: str) -> None:
    installation, public_id, _made = spoken
    installation.python(TAKE_BACK.format(public_id))
    killed(installation, at, A_DAY_LATER)
    installation.python(A_DAY_LATER)
    assert installation.python(STATE).strip() == GONE
    assert traces(installation) == []


WHILE_RESTORING = [
    pytest.param("after forum.operations.backup.bundle:take_out", marks=pytest.mark.once),
    "after forum.operations.backup.replaying:replay",
    pytest.param("before forum.operations.backup.restoring:_see_to_disk", marks=pytest.mark.once),
    pytest.param("after forum.operations.backup.restoring:_see_to_disk", marks=pytest.mark.once),
    "after forum.operations.backup.places:{}.settle",
    "after forum.operations.backup.places:{}.clear_up",
]
RESTORE = """
from pathlib import Path
from forum.operations import backup
backup.restore(file=Path("{}"), replace=True)
"""


@pytest.mark.parametrize("at", WHILE_RESTORING)
def test_killed_while_restoring_it_is_the_old_or_the_new_and_never_half(spoken: Spoken, at: str) -> None:
    installation, _public_id, made = spoken
    late = "from forum.journey.heard import actions as a\nfrom forum.people.policy import VISITOR\n"
    installation.python(f"{late}a.hear(actor=VISITOR, words='Since then.')")
    killed(installation, at.format("OnPostgreSQL" if databases.ON_POSTGRES else "OnSQLite"), RESTORE.format(made))
    installation.run("restore", str(made), "--replace")
    count = "from forum.journey.heard.models import Voice\nfrom forum.record.checking import verify\n"
    assert installation.python(f"{count}print(Voice.objects.count(), verify())").split() == ["51", "None"]
    assert not (installation.data / "restoring").exists()
    assert not (installation.data / "before-restore").exists()


def test_a_forum_is_not_opened_between_the_old_and_the_new(spoken: Spoken) -> None:
    installation, _public_id, made = spoken
    killed(installation, "after forum.operations.backup.restoring:_see_to_disk", RESTORE.format(made))
    refused = installation.run("serve", "--no-jobs", "--port", str(free_port()), check=False)
    assert "A restore stopped half way" in refused.stderr


@pytest.mark.parametrize(
    "at", ["after forum.operations.backup.copying:copy", "after forum.operations.backup.bundle:write"]
)
def test_killed_while_backing_up_leaves_nothing_that_looks_like_a_backup(
    installation: Installation, tmp_path: Path, at: str
) -> None:
    folder = tmp_path / "backups"
    code = f"from pathlib import Path\nfrom forum.operations import backup\nbackup.back_up(folder=Path('{folder}'))"
    killed(installation, at, code)
    assert not list(folder.glob("*.backup"))
    installation.run("backup", str(folder))
    assert len(list(folder.glob("*.backup"))) == 1
    assert not (folder / ".forum-backup-in-the-making").exists()
