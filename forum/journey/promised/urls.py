from django.urls import path

from forum.journey.promised import views

app_name = "promised"
urlpatterns = [
    path("recommendations/<id:recommendation>/reply", views.reply, name="reply"),
    path("matters/<id:matter>/promise", views.commit, name="commit"),
    path("promises/<id:commitment>/join", views.join_in, name="join_in"),
    path("promises/<id:commitment>/progress", views.tell_progress, name="tell_progress"),
    path("promises/<id:commitment>/done", views.claim_done, name="claim_done"),
]
