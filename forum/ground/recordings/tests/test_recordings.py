"""Recordings lose everything but their sound; what holds no sound is said to hold none."""

import io
import math
import struct
import wave
from pathlib import Path

import av
import pytest

from forum.ground.recordings import played_anew

PLACE = "+52.4083+000.7468/"
OWNER = "Somebody's telephone"
SAMPLES = {"aac": 1024, "libopus": 960}  # in one frame, as each method wants them


def tone(seconds: float = 1.0) -> bytes:
    """A recorder's plain file."""
    written = io.BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16_000)
        signs = (int(8_000 * math.sin(step / 10)) for step in range(int(16_000 * seconds)))
        sound.writeframes(b"".join(struct.pack("<h", sign) for sign in signs))
    return written.getvalue()


def from_a_phone(kind: str, codec: str) -> bytes:
    """A second of quiet as a phone or browser writes it, with place and owner beside it."""
    frame, written = SAMPLES[codec], io.BytesIO()
    with av.open(written, "w", format=kind) as file:
        file.metadata.update({"title": OWNER, "location": PLACE})
        out = file.add_stream(codec, rate=48_000, layout="mono")
        quiet = av.AudioFrame(format="fltp", layout="mono", samples=frame)
        quiet.sample_rate = 48_000
        for plane in quiet.planes:
            plane.update(bytes(plane.buffer_size))
        for number in range(48_000 // frame):
            quiet.pts = number * frame
            file.mux(out.encode(quiet))
        file.mux(out.encode(None))
    return written.getvalue()


@pytest.mark.parametrize(("kind", "codec"), [("mp4", "aac"), ("webm", "libopus"), ("ogg", "libopus")])
def test_only_the_sound_is_kept(kind: str, codec: str) -> None:
    sent = from_a_phone(kind, codec)
    kept = played_anew(sent)
    assert OWNER.encode() in sent
    assert kept
    assert OWNER.encode() not in kept
    assert PLACE.encode() not in kept
    assert lasts(kept) == pytest.approx(1.0, abs=0.2)


def test_a_recorders_file_is_as_long_as_it_was() -> None:
    kept = played_anew(tone(2.5))
    assert kept
    assert lasts(kept) == pytest.approx(2.5, abs=0.2)


PLAYLIST = b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"


@pytest.mark.parametrize("sent", [b"", b"hello", b"\0" * 4096, b"GIF89a" + b"\0" * 64, PLAYLIST])
def test_what_holds_no_sound_is_none(sent: bytes) -> None:
    assert played_anew(sent) is None


def test_a_list_of_other_files_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.wav"
    secret.write_bytes(tone())
    listed = f"ffconcat version 1.0\nfile '{secret}'\n".encode()
    assert played_anew(listed) is None
    assert played_anew(f"#EXTM3U\n#EXTINF:1,\n{secret}\n".encode()) is None


def lasts(content: bytes) -> float:
    with av.open(io.BytesIO(content)) as file:
        return float(sum(frame.samples / frame.sample_rate for frame in file.decode(audio=0)))
