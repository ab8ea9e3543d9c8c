"""The forum's own settings, with one address and one template more: the floor."""

from pathlib import Path

from forum.config.settings import *  # noqa: F403 - the forum's own, all of them
from forum.config.settings import TEMPLATES

ROOT_URLCONF = "bench.urls"
TEMPLATES = [TEMPLATES[0] | {"DIRS": [Path(__file__).with_name("templates")]}]
