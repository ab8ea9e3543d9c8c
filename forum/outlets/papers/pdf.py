"""Pages as tagged PDF (PDF/UA-1, as far as the library carries it), with nothing fetched from anywhere."""

import base64
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

STYLE = Path(__file__).with_name("paper.css")
FONTS = settings.ROOT / "ground" / "pages" / "built" / "assets" / "fonts"
FACE = "atkinson-hyperlegible-next-latin-{weight}-normal.woff2"


class NoPdf(RuntimeError):  # noqa: N818 - reads as what it says
    """Raised where the system lacks the libraries that draw PDF; the page itself can be printed instead."""


def as_pdf(template: str, **told: object) -> bytes:
    """Draw a template of its own, with the style of all papers, as one PDF.

    Raises:
        NoPdf: where libpango is not there.
    """
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415 - it asks the system for libraries when it is imported
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - the same
        from weasyprint.urls import URLFetcher  # noqa: PLC0415 - the same
    except OSError as missing:
        raise NoPdf("libpango is not installed.") from missing

    class Nothing(URLFetcher):
        """Opens what stands in the page itself (data:), and nothing else."""

        def fetch(self, url: str, headers: object = None) -> object:
            if not url.startswith("data:"):
                raise ValueError("A paper fetches nothing.")
            return super().fetch(url, headers)

    nothing, fonts = Nothing(), FontConfiguration()
    page = HTML(string=render_to_string(template, told), url_fetcher=nothing, base_url=None)
    style = CSS(string=faces() + STYLE.read_text(), url_fetcher=nothing, font_config=fonts)
    drawn: bytes = page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
    return drawn


@cache
def faces() -> str:
    """The typeface of the pages, inside the style; without it the system's own is used."""
    rules = []
    for weight in (400, 700):
        file = FONTS / FACE.format(weight=weight)
        if file.is_file():
            data = base64.b64encode(file.read_bytes()).decode()
            rules.append(
                f"@font-face{{font-family:Atkinson;font-weight:{weight};src:url(data:font/woff2;base64,{data})}}"
            )
    return "".join(rules)
