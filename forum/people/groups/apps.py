from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "forum.people.groups"
    label = "groups"
