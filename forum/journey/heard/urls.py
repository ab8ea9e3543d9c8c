from django.urls import path

from forum.journey.heard import import_pages, views

app_name = "heard"
urlpatterns = [
    path("say", views.say, name="say"),
    path("say/card", views.card, name="card"),
    path("say/list", import_pages.bring_list, name="bring_list"),
    path("say/list/look", import_pages.look_at_list, name="look_at_list"),
]
