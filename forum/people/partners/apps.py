from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "forum.people.partners"
    label = "partners"
