"""Everything that is held of somebody, as a file to take away: a page to read, and JSON for a program."""

import io
import json
import zipfile

from django.template.loader import render_to_string

from forum.ground import clock
from forum.ground.dated.rules import Forum
from forum.outlets.my_data import parts

NAME = "what-we-hold-about-you.zip"


def pack(*, person: int, account: int | None, forum: Forum) -> bytes:
    """Put it together: `read-me.html`, `data.json`, and the files that somebody gave us under `files/`."""
    sections = parts.export(person=person, account=account)
    made = clock.now()
    files = parts.files(person=person)
    told = {
        "sections": {title: rows for title, rows in sections.items() if rows},
        "nothing": [title for title, rows in sections.items() if not rows],
        "forum": forum,
        "made": made,
        "files": [name for name, _content in files],
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("read-me.html", render_to_string("my_data/archive.html.jinja", told))
        data = {"forum": forum.name, "made": made.isoformat(), "held": sections}
        archive.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=2))
        for name, content in files:
            archive.writestr(f"files/{name}", content)
    return packed.getvalue()
