from django.urls import path

from forum.people.partners import views

app_name = "partners"
urlpatterns = [
    path("come-in", views.come_in, name="come_in"),
    path("organisations", views.organisations, name="organisations"),
    path("organisations/new", views.invite, name="invite"),
    path("organisations/yes", views.yes, name="yes"),
    path("organisations/codes/<id:code>/back", views.take_code_back, name="take_code_back"),
    path("organisations/speaking/<int:speaking>/end", views.end, name="end"),
    path("organisations/<slug:organisation>", views.organisation, name="organisation"),
    path("organisations/<slug:organisation>/aims", views.aims, name="aims"),
    path("organisations/<slug:organisation>/invite", views.invite_person, name="invite_person"),
]
