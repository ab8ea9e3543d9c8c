from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "forum.people.consents"
    label = "consents"
