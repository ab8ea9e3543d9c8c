"""How a worker of the web server begins. It is read before Django is set up, so it imports nothing of ours."""

import os
from importlib import import_module
from typing import Any


def application(target: str) -> Any:
    """Load the application out of reach of Ctrl-C: the server passes that on, and twice is once too often."""
    os.setpgrp()
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)
