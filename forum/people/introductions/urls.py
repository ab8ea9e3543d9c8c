from django.urls import path

from forum.people.introductions import views

app_name = "introductions"
urlpatterns = [
    path("who", views.who, name="who"),
    path("who/<id:one>/face", views.face, name="face"),
    path("me/introduction", views.mine, name="mine"),
    path("me/introduction/take-back", views.take_back, name="take_back"),
]
