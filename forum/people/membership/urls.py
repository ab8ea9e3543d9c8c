from django.urls import path

from forum.people.membership import join_pages, office_pages, views

app_name = "membership"
urlpatterns = [
    path("offices", office_pages.listed, name="offices"),
    path("offices/<slug:office>/next", office_pages.hand_over, name="hand_over"),
    path("posted", views.posted, name="posted"),
    path("posted/<id:posted>/stop", views.stop_posting, name="stop_posting"),
    path("join", join_pages.join, name="join"),
    path("join/welcome", join_pages.welcome, name="welcome"),
    path("join/for-somebody", join_pages.join_somebody, name="join_somebody"),
    path("me/details", join_pages.details, name="details"),
    path("me/details/member", join_pages.become_member, name="become_member"),
    path("me/details/only-reach-me", join_pages.only_reach_me, name="only_reach_me"),
    path("people/cards", views.cards, name="cards"),
    path("people/<id:person>/card", views.make_card, name="make_card"),
]
