from django.apps import AppConfig


class FulltextConfig(AppConfig):
    name = "forum.ground.fulltext"
    label = "fulltext"
