from django.urls import path

from forum.journey.heard import views

app_name = "heard"
urlpatterns = [
    path("say", views.say, name="say"),
    path("say/card", views.card, name="card"),
]
