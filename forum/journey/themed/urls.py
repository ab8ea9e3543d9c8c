from django.urls import path

from forum.journey.themed import views

app_name = "themed"
urlpatterns = [
    path("sort", views.waiting, name="waiting"),
    path("themes", views.themes, name="themes"),
    path("themes/<str:theme>", views.theme, name="theme"),
    path("themes/<str:theme>/table", views.theme_table, name="theme_table"),
    path("placings/<int:placing>/out", views.take_out, name="take_out"),
    path("follow/not-what-i-meant", views.object_to, name="object_to"),
    path("sort/<str:voice>", views.sort, name="sort"),
]
