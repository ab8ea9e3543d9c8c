"""Leaving: everything in open formats, in a folder that any program reads, and bringing it into another database."""

from forum.operations.archive.arriving import Arrived, bring_in, half_way, rows_in
from forum.operations.archive.leaving import export

__all__ = ["Arrived", "bring_in", "export", "half_way", "rows_in"]
