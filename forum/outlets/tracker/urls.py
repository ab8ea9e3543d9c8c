from django.urls import path

from forum.outlets.tracker import feeds, views

app_name = "tracker"
urlpatterns = [
    path("", views.home, name="home"),
    path("follow", views.follow, name="follow"),
    path("r/<str:code>", views.receipt, name="receipt"),
    path("changed", views.changed, name="changed"),
    path("matters", views.matters, name="matters"),
    path("matters/<id:matter>", views.matter, name="matter"),
    path("decisions", views.decisions, name="decisions"),
    path("promises", views.promises, name="promises"),
    path("promises/<id:commitment>", views.promise, name="promise"),
    path("search", views.search, name="search"),
    *[path(f"{name}.atom", feeds.feed, {"name": name}, name=f"{name}_feed") for name in feeds.FEEDS],
    path("offices/<slug:office>", views.office, name="office"),
    path("visited/<slug:organisation>", views.visited, name="visited"),
    path("desk", views.desk, name="desk"),
    path("me/back", views.back, name="back"),
]
