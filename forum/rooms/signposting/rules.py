"""Signposting: who may add a listing."""

from forum.people.policy import Role, row

POLICY = [row("signposting.add_listing", {Role.MEMBER, Role.PARTNER, Role.COORDINATOR}, "add a group to the directory")]
