"""The source of this very installation, changes included, for whoever uses it (AGPL, section 13)."""

import gzip
import io
import tarfile
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from forum.people.policy import Role
from forum.people.policy.doors import opens_to

PACKAGE = Path(__file__).resolve().parents[1]
BESIDE = ("LICENSE", "README.md", "pyproject.toml", "package.json", "package-lock.json", "requirements")
LEFT_OUT = {"__pycache__", "built", "tests"}


@opens_to(Role.ANYBODY)
@require_safe
def source(request: HttpRequest) -> HttpResponse:
    """Download it."""
    del request
    response = HttpResponse(archive(), content_type="application/gzip")
    response["Content-Disposition"] = 'attachment; filename="partnership-forum.tar.gz"'
    response["Cache-Control"] = "public, max-age=86400"
    return response


@lru_cache(maxsize=1)
def archive() -> bytes:
    """The package and what stands beside it in a checkout, packed once for each process; no data, no keys."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as squeezed, tarfile.open(fileobj=squeezed, mode="w") as tar:
        tar.add(PACKAGE, arcname="partnership-forum/forum", filter=_ours)
        for name in BESIDE:
            if (PACKAGE.parent / name).exists():
                tar.add(PACKAGE.parent / name, arcname=f"partnership-forum/{name}", filter=_ours)
    return packed.getvalue()


def _ours(file: tarfile.TarInfo) -> tarfile.TarInfo | None:
    if LEFT_OUT & set(Path(file.name).parts):
        return None
    file.uid = file.gid = 0
    file.uname = file.gname = ""
    return file
