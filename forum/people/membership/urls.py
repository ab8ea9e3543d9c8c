from django.urls import path

from forum.people.membership import views

app_name = "membership"
urlpatterns = [
    path("agreement", views.agreement, name="agreement"),
    path("join", views.join, name="join"),
]
