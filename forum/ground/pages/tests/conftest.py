"""A small site of the frame alone, so that pages can be looked at without the rooms above."""

import pytest
from django.conf import LazySettings
from django.test import RequestFactory
from django.urls import include, path

from forum.ground.pages import sorry
from forum.ground.pages.tests.gallery import TEMPLATES, falls_over, gallery, loses_the_database

handler400, handler403, handler404, handler500 = sorry.bad_request, sorry.no_entry, sorry.not_found, sorry.our_mistake
urlpatterns = [
    path("", include("forum.ground.pages.urls")),
    path("gallery", gallery, name="gallery"),
    path("falls-over", falls_over),
    path("loses-the-database", loses_the_database),
]


@pytest.fixture
def small_site(settings: LazySettings) -> None:
    settings.ROOT_URLCONF = __name__
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [TEMPLATES]}]


@pytest.fixture
def ask() -> RequestFactory:
    return RequestFactory()
