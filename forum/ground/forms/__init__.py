"""Forms that lose nothing and say kindly what needs another look. They know of no page."""

from forum.ground.forms.fields import DAY, Day, Line, Mobile, Words
from forum.ground.forms.kind import Form, speak_kindly

__all__ = ["DAY", "Day", "Form", "Line", "Mobile", "Words", "speak_kindly"]
