from django.urls import path

from forum.rooms.gatherings import views

app_name = "gatherings"
urlpatterns = [
    path("come", views.come, name="come"),
    path("come/been", views.been, name="been"),
    path("come/new", views.announce, name="announce"),
    path("come/<id:gathering>/there", views.note_presence, name="note_presence"),
    path("come/<id:gathering>", views.gathering, name="gathering"),
]
