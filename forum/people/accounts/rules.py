"""Signing in: part of people's own lives, never in the record."""

from forum.people.policy import Role, row

MINUTES = 10

POLICY = [row("accounts.send_code", Role.ANYBODY, "ask for a code to sign in with")]
