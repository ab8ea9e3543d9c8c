import io
import tarfile
from pathlib import Path

from django.test import Client


def test_anybody_gets_the_source_of_what_they_use(db: None) -> None:
    page = Client().get("/")
    assert 'href="/source"' in page.content.decode()
    packed = Client().get("/source").content
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        names = tar.getnames()
    assert "partnership-forum/forum/journey/heard/actions/hearing.py" in names
    assert "partnership-forum/LICENSE" in names
    parts = {part for name in names for part in Path(name).parts}
    assert not {"node_modules", "__pycache__", "built"} & parts
    tops = {Path(name).parts[1] for name in names}
    assert "forum" in tops
    assert not {"keys", "data"} & tops  # the secrets of this installation; `people/keys` is a part of the program
    assert not any("sqlite3" in name for name in names)
