"""What every sender can do, and the two ways in which it says no."""

from types import TracebackType
from typing import Protocol, Self

from forum.ground.post.messages import Message


class Refused(Exception):  # noqa: N818 - reads as what it says
    """Raised when this message will never be taken. Its words hold no address: they are stored."""


class Unreachable(Exception):  # noqa: N818 - reads as what it says
    """Raised when nothing can leave this way now. Its words hold no address: they are stored."""


class Sender(Protocol):
    """Opened once for many messages; returns from send() only when the other side has taken it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def send(self, message: Message, message_id: str) -> None: ...


class NothingToOpen:
    """For senders that keep no line open between two messages."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass
