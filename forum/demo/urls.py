from django.urls import path

from forum.demo import views

app_name = "demo"
urlpatterns = [path("demo", views.come_in, name="come_in")]
