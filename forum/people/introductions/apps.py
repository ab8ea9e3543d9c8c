from django.apps import AppConfig


class IntroductionsConfig(AppConfig):
    name = "forum.people.introductions"
    label = "introductions"
