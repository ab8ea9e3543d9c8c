from django.urls import path

from forum.journey.answered import views

app_name = "answered"
urlpatterns = [
    path("matters/<id:matter>/answer", views.answer, name="answer"),
    path("follow/tell-us", views.tell_us, name="tell_us"),
]
