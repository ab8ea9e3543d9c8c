from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    name = "forum.outlets.open_data"
    label = "open_data"
