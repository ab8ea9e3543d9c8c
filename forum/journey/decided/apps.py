from django.apps import AppConfig


class DecidedConfig(AppConfig):
    name = "forum.journey.decided"
    label = "decided"
