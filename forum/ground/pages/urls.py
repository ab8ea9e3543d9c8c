from django.urls import path

from forum.ground.pages import views

urlpatterns = [
    path("words", views.words, name="words"),
    path("settings", views.how_pages_look, name="how_pages_look"),
    path("settings/few-lines", views.few_lines, name="few_lines"),
]
