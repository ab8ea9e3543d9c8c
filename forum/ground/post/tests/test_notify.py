"""Texts through GOV.UK Notify, against a server on this machine that answers as theirs does."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from uuid import uuid4

import jwt
import pytest

from forum.ground.post.messages import Message
from forum.ground.post.senders import Notify, Refused, Unreachable

SERVICE, SECRET, TEMPLATE = str(uuid4()), str(uuid4()), str(uuid4())


class Theirs(BaseHTTPRequestHandler):
    answers = 201
    asked: list[dict[str, Any]] = []
    tokens: list[str] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Theirs.asked.append({"path": self.path, **json.loads(body)})
        Theirs.tokens.append(self.headers["Authorization"].removeprefix("Bearer "))
        self.send_response(Theirs.answers)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        pass


@pytest.fixture
def where() -> Iterator[str]:
    Theirs.answers, Theirs.asked, Theirs.tokens = 201, [], []
    server = HTTPServer(("127.0.0.1", 0), Theirs)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"notify+http://127.0.0.1:{server.server_port}?key=forum-{SERVICE}-{SECRET}&template={TEMPLATE}"
    server.shutdown()
    thread.join()
    server.server_close()


HELLO = Message(to="+447700900123", subject="never sent", text="There is an answer for you.")


def test_a_text_is_sent_with_a_signed_request(where: str) -> None:
    Notify(where, 5).send(HELLO, "<abc@forum>")
    asked = Theirs.asked[0]
    assert asked["path"] == "/v2/notifications/sms"
    assert asked["phone_number"] == "+447700900123"
    assert asked["personalisation"] == {"words": "There is an answer for you."}
    assert asked["template_id"] == TEMPLATE
    assert "never sent" not in json.dumps(asked)
    assert jwt.decode(Theirs.tokens[0], SECRET, algorithms=["HS256"])["iss"] == SERVICE


@pytest.mark.parametrize(
    ("status", "error"), [(400, Refused), (403, Unreachable), (429, Unreachable), (500, Unreachable)]
)
def test_a_number_that_they_refuse_is_not_tried_again_and_trouble_is(
    where: str, status: int, error: type[Exception]
) -> None:
    Theirs.answers = status
    with pytest.raises(error) as said:
        Notify(where, 5).send(HELLO, "<abc@forum>")
    assert "7700" not in str(said.value)


def test_nobody_there_is_no_fault_of_the_message() -> None:
    away = f"notify+http://127.0.0.1:9?key=forum-{SERVICE}-{SECRET}&template={TEMPLATE}"
    with pytest.raises(Unreachable):
        Notify(away, 0.5).send(HELLO, "<abc@forum>")


@pytest.mark.parametrize(
    "wrong", ["notify://host", "https://host?key=a&template=b", "notify://host?key=short&template=x"]
)
def test_a_wrong_setting_is_told_at_once(wrong: str) -> None:
    with pytest.raises(ValueError, match="FORUM_TEXTS"):
        Notify(wrong, 5)
