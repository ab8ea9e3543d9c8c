from django.apps import AppConfig


class TakenUpConfig(AppConfig):
    name = "forum.journey.taken_up"
    label = "taken_up"
