"""The only source of time. Nothing else in the product asks the machine what time it is."""

from forum.ground.clock.moment import now, today, travelled_to
from forum.ground.clock.working_days import is_working_day, next_working_day

__all__ = ["is_working_day", "next_working_day", "now", "today", "travelled_to"]
