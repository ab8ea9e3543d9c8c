"""Messages as files, so that whoever tries the demonstration can read them."""

from pathlib import Path

from forum.ground import clock
from forum.ground.post.messages import Message, as_email
from forum.ground.post.senders.base import NothingToOpen, Refused, Unreachable


class Folder(NothingToOpen):
    """Write each message to a file named after its Message-ID; a repeat lands on the same file."""

    def __init__(self, folder: Path, sender: str) -> None:
        self.folder, self.sender = folder, sender

    def send(self, message: Message, message_id: str) -> None:
        try:
            email = as_email(message, sender=self.sender, message_id=message_id, at=clock.now())
        except ValueError as wrong:
            raise Refused("not an address") from wrong
        _write(self.folder / f"{_name(message_id)}.eml", email.as_bytes())


class TextFolder(NothingToOpen):
    """Text messages as files beside them: the number on the first line, then the words."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, message: Message, message_id: str) -> None:
        _write(self.folder / f"{_name(message_id)}.txt", f"{message.to}\n\n{message.text}".encode())


def _name(message_id: str) -> str:
    return message_id.strip("<>").partition("@")[0]


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = file.with_suffix(".part")
        draft.write_bytes(content)
        draft.replace(file)
    except OSError as trouble:
        raise Unreachable(type(trouble).__name__) from trouble
