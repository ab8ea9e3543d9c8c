from django.urls import path

from forum.rooms.gatherings import views

app_name = "gatherings"
urlpatterns = [
    path("come", views.come, name="come"),
    path("come/been", views.been, name="been"),
    path("come/<str:gathering>", views.gathering, name="gathering"),
]
