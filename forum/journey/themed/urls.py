from django.urls import path

from forum.journey.themed import views

app_name = "themed"
urlpatterns = [
    path("sort", views.waiting, name="waiting"),
    path("sort/<str:voice>", views.sort, name="sort"),
]
