from django.urls import path

from forum.journey.heard import import_pages, keep_pages, views

app_name = "heard"
urlpatterns = [
    path("say", views.say, name="say"),
    path("say/card", views.card, name="card"),
    path("say/list", import_pages.bring_list, name="bring_list"),
    path("say/list/look", import_pages.look_at_list, name="look_at_list"),
    path("follow/words", keep_pages.words, name="words"),
    path("follow/words/change", keep_pages.change, name="change_words"),
    path("follow/words/wishes", keep_pages.wishes, name="choose_wishes"),
    path("follow/words/second", keep_pages.second_thing, name="choose_second_thing"),
    path("follow/words/take-back", keep_pages.take_back, name="take_back"),
    path("follow/words/let-stand", keep_pages.let_stand, name="let_stand"),
]
