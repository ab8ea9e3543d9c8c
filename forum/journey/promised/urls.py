from django.urls import path

from forum.journey.promised import views

app_name = "promised"
urlpatterns = [
    path("recommendations/<id:recommendation>/reply", views.reply, name="reply"),
    path("recommendations/<id:recommendation>/later", views.say_what_holds_up, name="say_what_holds_up"),
    path("matters/<id:matter>/promise", views.commit, name="commit"),
    path("promises/<id:commitment>/join", views.join_in, name="join_in"),
    path("promises/<id:commitment>/invite", views.invite, name="invite"),
    path("promises/invitations/<int:invitation>/aside", views.rather_not, name="rather_not"),
    path("promises/<id:commitment>/progress", views.tell_progress, name="tell_progress"),
    path("promises/<id:commitment>/done", views.claim_done, name="claim_done"),
    path("evidence/<id:file>", views.evidence, name="evidence"),
]
