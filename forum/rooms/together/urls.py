from django.urls import path

from forum.rooms.together import views

app_name = "together"
urlpatterns = [
    path("together", views.together, name="together"),
    path("together/<str:work>", views.work, name="work"),
]
