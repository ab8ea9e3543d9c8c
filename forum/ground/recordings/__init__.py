"""Recordings that somebody sends: played into a new file before they are kept, so that only the sound is kept.

What a phone writes beside the sound (place, day, owner, a picture) stays behind. The reading is done by FFmpeg (through
PyAV) in a process of its own with little memory and time, since it takes in what strangers send.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

KIND = "mp3"  # What every browser of the last fifteen years plays.
LONGEST = 10 * 60  # seconds
PATIENCE = 60  # seconds


def played_anew(content: bytes) -> bytes | None:
    """Return the sound alone as MP3, one channel, at most ten minutes; None when there is no sound in it to read."""
    with tempfile.TemporaryDirectory(prefix="forum-recording-") as folder:
        sent, clean = Path(folder) / "sent", Path(folder) / "clean"
        sent.write_bytes(content)
        program = [sys.executable, "-I", "-W", "ignore", str(Path(__file__).with_name("playing.py"))]
        try:
            done = subprocess.run(  # noqa: S603 - our own program, and two paths that we made
                [*program, str(sent), str(clean)],
                capture_output=True,
                timeout=PATIENCE,
                check=False,
                env={},
                cwd=folder,
            )
        except subprocess.TimeoutExpired:
            return None
        return clean.read_bytes() if done.returncode == 0 and clean.is_file() else None
