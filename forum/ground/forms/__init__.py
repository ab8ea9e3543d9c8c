"""Forms that lose nothing and say kindly what needs another look. They know of no page."""

from forum.ground.forms.fields import DAY, Code, Day, Line, Mobile, Seed, Words
from forum.ground.forms.kind import Form, speak_kindly

__all__ = ["DAY", "Code", "Day", "Form", "Line", "Mobile", "Seed", "Words", "speak_kindly"]
