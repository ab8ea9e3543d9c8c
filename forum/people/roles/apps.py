from django.apps import AppConfig


class RolesConfig(AppConfig):
    name = "forum.people.roles"
    label = "roles"
