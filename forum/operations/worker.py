"""How a worker of the web server begins. It is read before Django is set up, so it imports nothing of ours."""

import multiprocessing
import os
import threading
from importlib import import_module
from multiprocessing.connection import wait
from typing import Any


def application(target: str) -> Any:
    """Load the application out of reach of Ctrl-C: the server passes that on, and twice is once too often."""
    os.setpgrp()
    threading.Thread(target=_end_with_the_server, daemon=True, name="end-with-the-server").start()
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)


def _end_with_the_server() -> None:
    """End when the process that watches this one is gone: alone it would go on answering beside the next server."""
    if server := multiprocessing.parent_process():
        wait([server.sentinel])
        os._exit(1)
