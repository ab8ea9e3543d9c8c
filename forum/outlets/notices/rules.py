"""How long it is known what somebody was told."""

from datetime import timedelta

KEPT = timedelta(days=90)
