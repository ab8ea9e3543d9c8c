from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "forum.people.care"
    label = "care"
