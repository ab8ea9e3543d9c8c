from django.urls import path

from forum.people.keys import views

app_name = "keys"
urlpatterns = [
    path("keys", views.keys, name="keys"),
    path("keys/terms/new", views.propose_terms, name="propose_terms"),
    path("keys/<id:asking>", views.key, name="key"),
]
