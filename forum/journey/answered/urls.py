from django.urls import path

from forum.journey.answered import views

app_name = "answered"
urlpatterns = [
    path("matters/<id:matter>/answer", views.answer, name="answer"),
    path("matters/<id:matter>/for-them", views.for_them, name="for_them"),
    path("t/<id:code>", views.by_letter, name="by_letter"),
    path("follow/tell-us", views.tell_us, name="tell_us"),
]
