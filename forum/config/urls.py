"""Every address of the site, part by part."""

from django.urls import include, path
from django.views.generic import RedirectView

from forum.ground.pages import sorry

urlpatterns: list = []
