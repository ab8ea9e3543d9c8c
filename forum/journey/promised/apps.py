from django.apps import AppConfig


class PromisedConfig(AppConfig):
    name = "forum.journey.promised"
    label = "promised"
