from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "forum.people.membership"
    label = "membership"
