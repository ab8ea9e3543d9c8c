"""Every address of the forum, and the floor."""

from django.urls import include, path

from bench.floor import floor

urlpatterns = [path("bench/floor", floor), path("", include("forum.config.urls"))]
