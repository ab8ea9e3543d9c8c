from django.urls import path

from forum.rooms.together import invite_pages, views

app_name = "together"
urlpatterns = [
    path("together", views.together, name="together"),
    path("together/new", views.start, name="start"),
    path("together/invites", invite_pages.invites, name="invites"),
    path("together/invites/new", invite_pages.invite, name="invite"),
    path("together/invites/<id:invite>/like", invite_pages.like, name="like"),
    path("together/invites/<id:invite>/show", invite_pages.show, name="show"),
    path("together/invites/<id:invite>/aside", invite_pages.leave_aside, name="leave_aside"),
    path("together/<id:work>/news", views.tell_news, name="tell_news"),
    path("together/<id:work>", views.work, name="work"),
]
