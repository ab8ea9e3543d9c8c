from django.apps import AppConfig


class DatedConfig(AppConfig):
    name = "forum.ground.dated"
    label = "dated"
