from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "forum.rooms.gatherings"
    label = "gatherings"
