from django.urls import path

from forum.journey.themed import theme_pages, views

app_name = "themed"
urlpatterns = [
    path("sort", views.waiting, name="waiting"),
    path("sort/search", views.look, name="look"),
    path("sort/suggestions", views.suggestions, name="suggestions"),
    path("sort/<id:voice>", views.sort, name="sort"),
    path("themes", theme_pages.themes, name="themes"),
    path("themes/<id:theme>", theme_pages.theme, name="theme"),
    path("themes/<id:theme>/table", theme_pages.theme_table, name="theme_table"),
    path("themes/<id:theme>/out", theme_pages.take_out, name="take_out"),
    path("themes/<id:theme>/in", theme_pages.put_in, name="put_in"),
    path("themes/<id:theme>/merge", theme_pages.merge, name="merge"),
    path("themes/<id:theme>/split", theme_pages.split, name="split"),
    path("follow/not-what-i-meant", theme_pages.object_to, name="object_to"),
]
