"""Files that somebody gave us, shown again."""

import mimetypes

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpResponse


def kept_file(file: FieldFile) -> HttpResponse:
    """The whole of a small file, of the kind that its name says.

    Raises:
        Http404: when its row is there and it is not, as after a backup without files.
    """
    try:
        with file.open("rb") as kept:
            content = kept.read()
    except FileNotFoundError as gone:
        raise Http404 from gone
    return HttpResponse(content, content_type=mimetypes.guess_type(file.name or "")[0] or "application/octet-stream")
