"""Rows that many wait for, written at once."""

from forum.ground.rows.inserting import insert, insert_with

__all__ = ["insert", "insert_with"]
