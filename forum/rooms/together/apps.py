from django.apps import AppConfig


class TogetherConfig(AppConfig):
    name = "forum.rooms.together"
    label = "together"
