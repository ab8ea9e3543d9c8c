from django.urls import path

from forum.rooms.together import invite_pages, story_pages, table_pages, views

app_name = "together"
urlpatterns = [
    path("together", views.together, name="together"),
    path("together/new", views.start, name="start"),
    path("together/invites", invite_pages.invites, name="invites"),
    path("together/invites/new", invite_pages.invite, name="invite"),
    path("together/invites/<id:invite>/like", invite_pages.like, name="like"),
    path("together/invites/<id:invite>/show", invite_pages.show, name="show"),
    path("together/invites/<id:invite>/aside", invite_pages.leave_aside, name="leave_aside"),
    path("together/tell/<str:code>", views.tell_by_link, name="tell_by_link"),
    path("together/practice", table_pages.practices, name="practices"),
    path("together/practice/new", table_pages.share, name="share"),
    path("together/practice/<id:practice>/tried", table_pages.tried, name="tried"),
    path("together/practice/<id:practice>/show", table_pages.show, name="show_practice"),
    path("together/practice/<id:practice>/aside", table_pages.leave, name="leave_practice"),
    path("together/<id:work>/news", views.tell_news, name="tell_news"),
    path("together/<id:work>/ask-me", views.ask_me, name="ask_me"),
    path("together/<id:work>", views.work, name="work"),
    path("stories", story_pages.stories, name="stories"),
    path("stories/new", story_pages.tell, name="tell_story"),
    path("stories/<id:story>", story_pages.story, name="story"),
    path("stories/<id:story>/change", story_pages.change, name="change_story"),
    path("stories/<id:story>/say", story_pages.say, name="say_to_story"),
    path("stories/<slug:kind>/<id:told>/read", story_pages.read, name="read_story"),
    path("stories/<slug:kind>/<id:told>/take-back", story_pages.take_back, name="take_back_story"),
    path("tables", table_pages.tables, name="tables"),
    path("tables/new", table_pages.table, name="name_table"),
    path("tables/<id:table>", table_pages.table, name="table"),
    path("tables/<id:table>/brought-back", table_pages.bring_back, name="bring_back"),
]
