from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "forum.outlets.papers"
    label = "papers"
