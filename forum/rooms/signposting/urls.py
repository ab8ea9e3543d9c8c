from django.urls import path

from forum.rooms.signposting import bringing_pages, checking_pages, own_pages, reaching_pages, views

app_name = "signposting"
urlpatterns = [
    path("find", views.find, name="find"),
    path("find/card", views.card, name="card"),
    path("find/to-check", checking_pages.to_check, name="to_check"),
    path("find/still-right/<str:code>", reaching_pages.by_link, name="by_link"),
    path("find/introductions", reaching_pages.introductions, name="introductions"),
    path("find/introductions/<id:introduction>", reaching_pages.take, name="take_introduction"),
    path("find/<id:listing>/introduce", reaching_pages.ask, name="introduce"),
    path("find/bring-in", bringing_pages.bring_in, name="bring_in"),
    path("find/new", checking_pages.add, name="add_listing"),
    path("find/proposals/<id:proposal>", own_pages.proposal, name="proposal"),
    path("find/<id:listing>/ours", own_pages.ours, name="ours"),
    path("find/<id:listing>", views.listing, name="listing"),
    path("find/<id:listing>/wrong", views.wrong, name="say_wrong"),
    path("find/<id:listing>/look-after", checking_pages.look_after, name="look_after"),
    path("find/<id:listing>/change", checking_pages.change, name="change_listing"),
]
