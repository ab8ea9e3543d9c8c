"""Plays a sound file into a new MP3: `python playing.py SENT CLEAN`. A program by itself; see this package's words."""

import resource
import sys

import av
from av.audio.resampler import AudioResampler

# The files that phones, browsers and recorders make; nothing that leads to other files, as a playlist does.
FORMATS = "matroska,webm,ogg,mp3,mov,mp4,m4a,3gp,wav,aac,flac,amr"
LONGEST = 10 * 60
RATE = 44_100
BITS = 64_000
MEMORY = 1024 * 1024 * 1024
SECONDS = 50


def play(sent: str, clean: str) -> None:
    options = {"format_whitelist": FORMATS, "protocol_whitelist": "file,pipe"}
    with av.open(sent, options=options) as source, av.open(clean, "w", format="mp3") as target:
        sound = source.streams.audio[0]
        out = target.add_stream("libmp3lame", rate=RATE, layout="mono", bit_rate=BITS)
        flat = AudioResampler(format="s16p", layout="mono", rate=RATE)
        for frame in source.decode(sound):
            if frame.time is not None and frame.time > LONGEST:
                break
            for piece in flat.resample(frame):
                piece.pts = None
                target.mux(out.encode(piece))
        for piece in flat.resample(None):
            piece.pts = None
            target.mux(out.encode(piece))
        target.mux(out.encode(None))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        play(sys.argv[1], sys.argv[2])
    except (av.FFmpegError, IndexError, ValueError, MemoryError) as fault:
        sys.exit(f"no sound: {type(fault).__name__}")
