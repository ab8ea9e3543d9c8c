from django.urls import path

from forum.people.farewells import views

app_name = "farewells"
urlpatterns = [
    path("remembered", views.remembered, name="remembered"),
    path("me/wishes", views.wishes, name="wishes"),
    path("farewells", views.farewells, name="farewells"),
    path("farewells/of/<id:person>", views.note, name="note"),
    path("farewells/<id:farewell>", views.farewell, name="farewell"),
    path("farewells/<id:farewell>/change", views.change, name="change"),
]
