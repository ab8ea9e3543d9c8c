"""What stands in an address: public identifiers only. Anything else is no address of ours and asks no database."""

from forum.ground.codes.identifiers import ALPHABET, LENGTH


class PublicId:
    """A public identifier, for `path("matters/<id:matter>", …)`."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
