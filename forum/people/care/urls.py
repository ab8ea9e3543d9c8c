from django.urls import path

from forum.people.care import circle_pages, helping_pages, needs_pages, own_pages

app_name = "care"
urlpatterns = [
    path("me", own_pages.me, name="me"),
    path("me/pace", own_pages.pace, name="pace"),
    path("people/pace", own_pages.pace_for, name="pace_for"),
    path("me/pace/keep", own_pages.keep, name="keep"),
    path("me/seats", own_pages.seats, name="seats"),
    path("me/seats/asked/<int:asked>", own_pages.be_second, name="be_second"),
    path("me/seats/seconds/<int:stand_in>/end", own_pages.end_second, name="end_second"),
    path("me/buddy", helping_pages.buddy, name="buddy"),
    path("me/buddy/<int:pair>", helping_pages.answer_buddy, name="answer_buddy"),
    path("me/buddy/<int:pair>/end", helping_pages.end_buddy, name="end_buddy"),
    path("me/small-things", helping_pages.small_things, name="small_things"),
    path("me/small-things/carry", helping_pages.carry, name="carry"),
    path("me/small-things/parts/<int:part>", helping_pages.move_part, name="move_part"),
    path("me/small-things/<id:thing>/end", helping_pages.end_thing, name="end_thing"),
    path("me/when-unwell", helping_pages.when_unwell, name="when_unwell"),
    path("me/debrief", helping_pages.debrief, name="debrief"),
    path("me/debrief/<id:debrief>", helping_pages.looked_after, name="looked_after"),
    path("me/circles", circle_pages.circles, name="circles"),
    path("me/circles/asked/<int:asked>", circle_pages.answer_circle, name="answer_circle"),
    path("me/circles/<id:circle>", circle_pages.circle, name="circle"),
    path("me/circles/<id:circle>/leave", circle_pages.leave_circle, name="leave_circle"),
    path("me/circles/<id:circle>/<id:word>/take-back", circle_pages.take_back_word, name="take_back_word"),
    path("me/needs", needs_pages.needs, name="needs"),
    path("me/needs/quiet", needs_pages.quiet_hours, name="quiet_hours"),
    path("needs", needs_pages.everybody, name="everybody"),
    path("needs/<id:person>", needs_pages.needs_for, name="needs_for"),
    path("needs/<id:person>/otherwise", needs_pages.override, name="override"),
]
