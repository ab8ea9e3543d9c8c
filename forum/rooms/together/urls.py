from django.urls import path

from forum.rooms.together import views

app_name = "together"
urlpatterns = [
    path("together", views.together, name="together"),
    path("together/new", views.start, name="start"),
    path("together/<id:work>/news", views.tell_news, name="tell_news"),
    path("together/<id:work>", views.work, name="work"),
]
