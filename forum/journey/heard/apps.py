from django.apps import AppConfig


class HeardConfig(AppConfig):
    name = "forum.journey.heard"
    label = "heard"
