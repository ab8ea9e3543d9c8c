from django.urls import path

from forum.rooms.signposting import views

app_name = "signposting"
urlpatterns = [path("find", views.find, name="find")]
