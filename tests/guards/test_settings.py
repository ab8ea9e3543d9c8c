"""Every variable that the settings read is explained, and none is explained that nobody reads."""

import re

from tests.guards.house import ROOT

READ = re.compile(r'(?:os\.environ(?:\.get)?[\(\[]|_flag\()\s*"([A-Z_]+)"')
EXPLAINED = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def test_settings_are_documented() -> None:
    read = set(READ.findall((ROOT / "forum/config/settings.py").read_text()))
    explained = set(EXPLAINED.findall((ROOT / "docs/running.md").read_text()))
    assert len(read) > 5
    assert explained == read
