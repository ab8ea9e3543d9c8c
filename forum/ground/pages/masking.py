"""Keeps what lets somebody in out of the logs: addresses with a receipt or with the code of a letter."""

import logging
import re

CODES = re.compile(r"(/(?:r|t|follow/again)/)[^\s\"'?/]+")


class MaskCodes(logging.Filter):
    """Write `/r/…` for a receipt in an address, `/t/…` and `/follow/again/…` for the code of a letter."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_masked(each) for each in record.args)
        record.msg = _masked(record.msg)
        return True


def _masked(value: object) -> object:
    return CODES.sub(r"\1…", value) if isinstance(value, str) else value
