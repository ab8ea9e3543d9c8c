from django.urls import path

from forum.people.groups import missing_pages, views

app_name = "groups"
urlpatterns = [
    path("groups", views.groups, name="groups"),
    path("groups/new", views.form, name="form"),
    path("groups/asked/<int:asked>", views.join, name="join"),
    path("groups/chairs/<int:chairing>/end", views.hand_over, name="hand_over"),
    path("groups/findings/<id:evaluation>", views.findings, name="findings"),
    path("groups/<slug:group>", views.group, name="group"),
    path("groups/<slug:group>/ask", views.ask, name="ask"),
    path("groups/<slug:group>/chairs", views.chairs, name="chairs"),
    path("groups/<slug:group>/leave", views.leave, name="leave"),
    path("groups/<slug:group>/terms", views.terms, name="terms"),
    path("groups/<slug:group>/evaluation", views.plan_evaluation, name="plan_evaluation"),
    path("groups/<slug:group>/ending", views.ending, name="ending"),
    path("not-yet", missing_pages.not_yet, name="not_yet"),
    path("not-yet/new", missing_pages.say, name="say_missing"),
    path("not-yet/<id:row>", missing_pages.say, name="change_missing"),
    path("not-yet/<id:row>/came", missing_pages.came, name="came"),
]
