from django.urls import path

from forum.journey.decided import views

app_name = "decided"
urlpatterns = [
    path("agenda/<int:item>/decide", views.decide, name="decide"),
    path("decisions/<str:decision>/recommend", views.recommend, name="recommend"),
]
