from django.apps import AppConfig


class AnsweredConfig(AppConfig):
    name = "forum.journey.answered"
    label = "answered"
