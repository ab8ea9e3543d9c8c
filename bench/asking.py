"""Asks for pages in one installation, through the WSGI handler itself, when told to on standard input.

A line in is a JSON list: ["round", [names]] answers with the nanoseconds that each page took, asked for in turn with
the floor; ["questions", [names]] with how many questions each asked the database; ["exit"] ends it.
"""

import gc
import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django
from django.conf import settings
from django.core import signing
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, models

from bench.county import FACTS

SECRET = "0123456789abcdefghijklmnopqrstuv"  # noqa: S105 - of forms, for a visitor that there is not
Asked = Callable[[], tuple[dict[str, Any], bytes]]


def request(path: str, *, method: str = "GET", form: dict[str, str] | None = None, session: str = "") -> Asked:
    """Make what asks for a page as a browser does, from somebody signed in where there is a session."""
    path, _, query = path.partition("?")
    body = urlencode({**form, "csrfmiddlewaretoken": SECRET}).encode() if form else b""
    cookies = {settings.CSRF_COOKIE_NAME: SECRET} if form else {}
    if session:
        cookies[settings.SESSION_COOKIE_NAME] = session
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if form else "",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_HOST": "localhost:8000",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.9",
        "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    return lambda: (environ | {"wsgi.input": io.BytesIO(body)}, body)


# What other programs ask for, twenty rows as the floor has.
API = tuple(
    f"{path}?per_page=20"
    for path in ("/open-data/matters", "/open-data/changes", "/popolo/motions", "/open-referral/3.0/services")
)


class Door:
    """The forum's own handler, timed from the request to the last byte."""

    def __init__(self) -> None:
        self.handler = WSGIHandler()

    def ask(self, asked: Asked) -> int:
        environ, _body = asked()
        said: list[str] = []
        began = time.perf_counter_ns()
        response = self.handler(environ, lambda status, _headers, *_: said.append(status))
        b"".join(response)
        response.close()
        took = time.perf_counter_ns() - began
        if not said[0].startswith("200"):
            sys.exit(f"{environ['PATH_INFO']} answered {said[0]}.")
        return took

    def questions(self, asked: Asked) -> int:
        count = 0

        def counted(execute: Callable[..., Any], *arguments: Any) -> Any:
            nonlocal count
            count += 1
            return execute(*arguments)

        with connection.execute_wrapper(counted):
            self.ask(asked)
        return count


def deep(model: type[models.Model], moment: str) -> str:
    """Write the cursor of a page in the middle of a list of the newest first."""
    from forum.ground.pages.cursor import SALT  # noqa: PLC0415 - only once Django is set up

    rows = model._default_manager.order_by(f"-{moment}", "-pk")
    row = rows[rows.count() // 2]
    return signing.dumps([getattr(row, moment).isoformat(), row.pk], salt=SALT)


def pages(facts: dict[str, Any]) -> dict[str, Asked]:
    """Everything that can be asked for, by name."""
    from bench.voices import code  # noqa: PLC0415 - only once Django is set up
    from forum.journey.answered.models import Answer  # noqa: PLC0415
    from forum.journey.taken_up.models import Matter  # noqa: PLC0415

    after = {"/changed": deep(Answer, "answered_at"), "/matters": deep(Matter, "opened_at")}
    found: dict[str, Asked] = {"the floor": request("/bench/floor")}
    for name, session in (("", ""), ("signed in: ", facts["session"])):
        for path in ("/", "/changed", "/matters", "/say", *API):
            found[f"{name}{path}"] = request(path, session=session)
        for path, cursor in after.items():
            found[f"{name}{path}, deep in the list"] = request(
                f"{path}?{urlencode({'after': cursor})}", session=session
            )
        for kind, number in facts["follow"].items():
            form = {"receipt": code(number)}
            found[f"{name}/follow, {kind}"] = request("/follow", method="POST", form=form, session=session)
    return found


def main() -> None:
    django.setup()
    facts = json.loads((Path(settings.FORUM_DATA) / FACTS).read_text())
    door, known = Door(), pages(facts)
    floor = known["the floor"]
    for asked in known.values():
        door.ask(asked)
    gc.collect()
    gc.freeze()
    gc.disable()
    for line in sys.stdin:
        order, *names = json.loads(line)
        if order == "exit":
            break
        told: list[Any]
        if order == "round":
            told = [(door.ask(floor), door.ask(known[name])) for name in names[0]]
            gc.collect()
        else:
            told = [door.questions(known[name]) for name in names[0]]
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
