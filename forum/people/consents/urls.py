from django.urls import path

from forum.people.consents import views

app_name = "consents"
urlpatterns = [
    path("me/consents", views.consents, name="consents"),
    path("me/consents/<slug:purpose>", views.say, name="say"),
]
