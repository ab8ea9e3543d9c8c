from django.urls import path

from forum.journey.themed import views

app_name = "themed"
urlpatterns = [
    path("sort", views.waiting, name="waiting"),
    path("themes", views.themes, name="themes"),
    path("themes/<id:theme>", views.theme, name="theme"),
    path("themes/<id:theme>/table", views.theme_table, name="theme_table"),
    path("themes/<id:theme>/out", views.take_out, name="take_out"),
    path("follow/not-what-i-meant", views.object_to, name="object_to"),
    path("sort/<id:voice>", views.sort, name="sort"),
]
