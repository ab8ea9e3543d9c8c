from django.apps import AppConfig


class TrackerConfig(AppConfig):
    name = "forum.outlets.tracker"
    label = "tracker"
