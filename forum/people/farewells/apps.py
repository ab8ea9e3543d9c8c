from django.apps import AppConfig


class FarewellsConfig(AppConfig):
    name = "forum.people.farewells"
    label = "farewells"
