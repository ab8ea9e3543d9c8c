import pytest

from forum.ground.post import Message, registry
from forum.ground.post.models import Delivery


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kinds of messages for these tests: `hello` is sent, `stale` is dropped, `poison` cannot be written."""

    def hello(delivery: Delivery) -> Message:
        return Message(to=f"person{delivery.to_id}@example.org", subject="Hello", text="We have it. Thank you.\n")

    def poison(_delivery: Delivery) -> Message:
        raise ZeroDivisionError("person7@example.org")

    kinds = {"hello": hello, "stale": lambda _delivery: None, "poison": poison}
    monkeypatch.setattr(registry, "_renderers", registry._renderers | kinds)  # noqa: SLF001 - only for a test
    monkeypatch.setattr(registry, "_at_any_hour", {*kinds})
