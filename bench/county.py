"""A county of any size in a database of its own, built once and kept under var/bench until its making changes.

python -m bench.county VOICES   builds it in the installation that the environment names
"""

import datetime as dt
import hashlib
import json
import sys
import time
from pathlib import Path

import django
from django.conf import settings
from django.db import connection, models

ROOT = Path(__file__).resolve().parent.parent
MADE_BY = ("bulk", "county", "house", "ledger", "matters", "phrases", "voices")
SEED = 1948
FACTS = "county.json"


def built_from() -> str:
    """Return a name for what a county is made from: migrations, the loader, and the month, for its dates age."""
    sources = sorted((ROOT / "forum").glob("**/migrations/*.py"))
    sources += [ROOT / "bench" / f"{name}.py" for name in MADE_BY]
    month = dt.date.today().strftime("%Y-%m")  # noqa: DTZ011 - of this machine, for a folder's name
    return hashlib.sha256(month.encode() + b"".join(file.read_bytes() for file in sources)).hexdigest()[:12]


def build(number_of_voices: int) -> dict[str, object]:
    """Build it in the empty database at hand, prove that it is whole, and return what it holds."""
    from bench import bulk  # noqa: PLC0415 - models only once Django is set up
    from bench.house import Size, furnish  # noqa: PLC0415
    from bench.ledger import Ledger  # noqa: PLC0415
    from bench.matters import Matters  # noqa: PLC0415
    from bench.voices import Voices  # noqa: PLC0415
    from forum.ground import clock  # noqa: PLC0415
    from forum.operations.setup import set_up  # noqa: PLC0415

    began = time.perf_counter()
    set_up()
    bulk.unguarded()
    size = Size(number_of_voices)
    ledger = Ledger(seed=SEED, until=clock.today())
    house = furnish(ledger, size)
    voices = Voices(ledger, size, [person.pk for person in house.county.people.values()])
    matters = Matters(ledger, size, house, voices)
    ledger.live(voices.each_day)
    ledger.close()
    voices.write()
    matters.write()
    bulk.settle()
    loaded = time.perf_counter() - began
    signed_in = _sign_in("ruth@demo.example")
    follow = _worth_following(voices)
    del voices, matters, ledger
    _prove()
    return {
        "voices": number_of_voices,
        "seconds to load": round(loaded, 1),
        "seconds to load and prove": round(time.perf_counter() - began, 1),
        "session": signed_in,
        "follow": follow,
        "rows": _rows(),
    }


def _sign_in(email: str) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    from forum.people.accounts.models import User  # noqa: PLC0415

    user = User.objects.get(email=email)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.set_expiry(60 * 60 * 24 * 60)
    session.create()
    return str(session.session_key)


def _worth_following(voices: "Voices") -> dict[str, int]:  # type: ignore[name-defined]  # noqa: F821 - only to read
    """Return numbers of voices with a full page of their own, from the middle of all that were judged."""
    kinds: dict[str, list[int]] = {"one matter": [], "two matters": [], "short road": []}
    for number, life in enumerate(voices.lives):
        answered = all(feed["answered_in"] for feed in life.feeds)
        if answered and len(life.verdicts) == len(life.feeds) and life.feeds:
            kinds["one matter" if len(life.feeds) == 1 else "two matters"].append(number)
        elif life.direct and life.verdicts:
            kinds["short road"].append(number)
    return {kind: numbers[len(numbers) // 2] for kind, numbers in kinds.items()}


def _prove() -> None:
    """Prove the chain whole, the tallies right from the entries, and 'answered' and 'changed' right from the rows."""
    from forum.journey.answered.models import Verdict  # noqa: PLC0415
    from forum.journey.heard.models import Voice  # noqa: PLC0415
    from forum.journey.taken_up.queries import answered_among  # noqa: PLC0415
    from forum.record import actions, checking, queries  # noqa: PLC0415

    assert checking.verify() is None
    assert actions.recount() == {}
    every, answered = list(Voice.objects.values_list("pk", flat=True)), 0
    for start in range(0, len(every), 500):
        answered += len(answered_among(every[start : start + 500]))
    changed = Verdict.objects.standing().filter(answers_me=True).values("voice").distinct().count()
    rows = {"heard": len(every), "answered": answered, "changed": changed}
    assert queries.figures(rows) == rows, (queries.figures(rows), rows)


def _rows() -> dict[str, int]:
    from django.apps import apps  # noqa: PLC0415

    counted: dict[str, int] = {}
    for model in apps.get_models():
        if issubclass(model, models.Model) and model.__module__.startswith("forum."):
            counted[model._meta.label_lower] = model._default_manager.count()
    return {name: count for name, count in counted.items() if count}


def main() -> None:
    django.setup()
    facts = build(int(sys.argv[1]))
    facts["database"] = connection.vendor
    (Path(settings.FORUM_DATA) / FACTS).write_text(json.dumps(facts, indent=2))


if __name__ == "__main__":
    main()
