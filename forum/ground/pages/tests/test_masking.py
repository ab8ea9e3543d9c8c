import logging

import pytest
from django.test import Client

from forum.ground.pages.masking import MaskCodes


@pytest.mark.parametrize(
    "path", ["/r/bk7m-2qxw-9ft4-r", "/t/bk7m2qxw9ft4", "/r/bk7m-2qxw-9ft4-r?x=1", "/follow/again/bk7m:1x:y"]
)
def test_codes_in_addresses_are_masked(path: str) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (path,), None)
    MaskCodes().filter(record)
    assert "bk7m" not in record.getMessage()
    assert path.partition("bk7m")[0] in record.getMessage()


@pytest.mark.django_db
def test_a_link_that_leads_nowhere_leaves_no_code_in_the_log(capfd: pytest.CaptureFixture[str]) -> None:
    handler = logging.StreamHandler()
    handler.addFilter(MaskCodes())
    logging.getLogger("django.request").addHandler(handler)
    try:
        Client().get("/t/bk7m2qxw9ft4")
    finally:
        logging.getLogger("django.request").removeHandler(handler)
    said = capfd.readouterr().err
    assert "/t/…" in said
    assert "bk7m2qxw9ft4" not in said
