from django.urls import path

from forum.people.membership import views

app_name = "membership"
urlpatterns = [
    path("agreement", views.agreement, name="agreement"),
    path("posted", views.posted, name="posted"),
    path("posted/<id:posted>/stop", views.stop_posting, name="stop_posting"),
    path("join", views.join, name="join"),
    path("people/cards", views.cards, name="cards"),
    path("people/<id:person>/card", views.make_card, name="make_card"),
]
