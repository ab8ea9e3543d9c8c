from django.apps import AppConfig


class ThemedConfig(AppConfig):
    name = "forum.journey.themed"
    label = "themed"
