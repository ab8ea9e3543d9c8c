from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "forum.people.policy"
    label = "policy"
