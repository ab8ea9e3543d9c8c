from django.urls import path

from forum.journey.promised import views

app_name = "promised"
urlpatterns = [
    path("recommendations/<str:recommendation>/reply", views.reply, name="reply"),
    path("matters/<str:matter>/promise", views.commit, name="commit"),
    path("promises/<str:commitment>/join", views.join_in, name="join_in"),
    path("promises/<str:commitment>/progress", views.tell_progress, name="tell_progress"),
    path("promises/<str:commitment>/done", views.claim_done, name="claim_done"),
]
