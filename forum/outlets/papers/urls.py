from django.urls import path

from forum.outlets.papers import views

app_name = "papers"
urlpatterns = [path("papers/cards", views.cards, name="cards")]
