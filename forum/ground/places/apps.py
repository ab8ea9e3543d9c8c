from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "forum.ground.places"
    label = "places"
