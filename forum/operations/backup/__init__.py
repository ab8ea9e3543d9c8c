"""Backups: one file that holds all of a forum, and putting it back. Words taken back since do not come back with it."""

from forum.operations.backup.backing_up import back_up, holds_receipt_key
from forum.operations.backup.restoring import Restored, restore, stopped_half_way

__all__ = ["Restored", "back_up", "holds_receipt_key", "restore", "stopped_half_way"]
