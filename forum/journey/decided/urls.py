from django.urls import path

from forum.journey.decided import views

app_name = "decided"
urlpatterns = [
    path("agenda/<id:item>/decide", views.decide, name="decide"),
    path("agenda/<id:item>/interest", views.declare_interest, name="declare_interest"),
    path("decisions/<id:decision>/recommend", views.recommend, name="recommend"),
]
