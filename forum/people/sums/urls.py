from django.urls import path

from forum.people.sums import views

app_name = "sums"
urlpatterns = [
    path("about-us", views.about_us, name="about_us"),
    path("about-us/publish", views.ask_to_publish, name="ask_to_publish"),
    path("about-us/questions", views.answer, name="answer"),
    path("about-us/questions/anew", views.anew, name="anew"),
    path("about-us/questions/sheet", views.sheet, name="sheet"),
    path("me/perspectives", views.perspectives, name="perspectives"),
]
