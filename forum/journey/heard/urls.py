from django.urls import path

from forum.journey.heard import import_pages, keep_pages, read_pages, say_pages, serious_pages, views, worry_pages

app_name = "heard"
urlpatterns = [
    path("say", say_pages.words, name="say"),
    path("say/new", say_pages.new, name="new"),
    path("say/answer", say_pages.step, {"name": "answer"}, name="how_to_answer"),
    path("say/showing", say_pages.step, {"name": "showing"}, name="who_may_see"),
    path("say/check", say_pages.check, name="check"),
    path("say/go-on", views.go_on, name="go_on"),
    path("say/clear", views.clear, name="clear"),
    path("say/serious", serious_pages.serious, name="serious"),
    path("say/serious/<slug:name>", serious_pages.choice, name="serious_choice"),
    path("say/leave", serious_pages.leave, name="leave"),
    path("say/for-somebody", views.for_somebody, name="for_somebody"),
    path("say/card", views.card, name="card"),
    path("say/list", import_pages.bring_list, name="bring_list"),
    path("say/list/look", import_pages.look_at_list, name="look_at_list"),
    path("follow/words", keep_pages.words, name="words"),
    path("follow/words/change", keep_pages.change, name="change_words"),
    path("follow/words/wishes", keep_pages.wishes, name="choose_wishes"),
    path("follow/words/second", keep_pages.second_thing, name="choose_second_thing"),
    path("follow/words/take-back", keep_pages.take_back, name="take_back"),
    path("follow/words/let-stand", keep_pages.let_stand, name="let_stand"),
    path("read", read_pages.to_read, name="to_read"),
    path("read/<id:voice>", read_pages.read_one, name="read_one"),
    path("read/<id:voice>/names", read_pages.names, name="leave_names_out"),
    path("read/<id:voice>/before", read_pages.content_note, name="note_content"),
    path("read/<id:voice>/door", read_pages.other_door, name="show_other_door"),
    path("read/<id:voice>/worry", worry_pages.worry, name="worry"),
    path("worries", worry_pages.worries, name="worries"),
    path("worries/<id:worry>", worry_pages.look_at_worry, name="look_at_worry"),
]
