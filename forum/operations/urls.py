from django.urls import path

from forum.operations import source

app_name = "operations"
urlpatterns = [path("source", source.source, name="source")]
