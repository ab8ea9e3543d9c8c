"""Papers as ODT, to edit: made by pandoc from the very page that becomes the PDF; nothing is fetched from anywhere."""

import subprocess
import tempfile
from pathlib import Path

from django.template.loader import render_to_string

TYPE = "application/vnd.oasis.opendocument.text"
PATIENCE = 60  # seconds


class NoOdt(RuntimeError):  # noqa: N818 - reads as what it says
    """Raised where pandoc is not there; the page itself can be copied instead."""


def as_odt(template: str, **told: object) -> bytes:
    """Write a template of its own, a whole page of HTML, as one ODT.

    Raises:
        NoOdt: where pandoc is not there or does not work.
    """
    page = render_to_string(template, told)
    with tempfile.TemporaryDirectory(prefix="forum-odt-") as folder:
        written = Path(folder) / "paper.odt"
        command = [_pandoc(), "--sandbox", "--standalone", "--from=html", "--to=odt", f"--output={written}"]
        try:
            subprocess.run(command, input=page, text=True, capture_output=True, check=True, timeout=PATIENCE)  # noqa: S603 - our words
        except (OSError, subprocess.SubprocessError) as fault:
            raise NoOdt("pandoc does not work.") from fault
        return written.read_bytes()


def _pandoc() -> str:
    try:
        import pypandoc  # type: ignore[import-untyped]  # noqa: PLC0415 - it looks for its program when it is imported

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as missing:
        raise NoOdt("pandoc is not there.") from missing
