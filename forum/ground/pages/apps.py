from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "forum.ground.pages"
    label = "pages"
