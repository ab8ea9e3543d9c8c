from django.urls import path

from forum.journey.taken_up import question_pages, views

app_name = "taken_up"
urlpatterns = [
    path("sort/<id:voice>/answer", views.answer_directly, name="answer_directly"),
    path("come/<id:gathering>/agenda/updates", views.put_updates, name="put_updates"),
    path("questions", question_pages.listed, name="questions"),
    path("questions/ask", question_pages.ask, name="ask"),
    path("questions/<id:question>/answer", question_pages.answer, name="answer_question"),
    path("matters/new", views.take_up, name="take_up"),
    path("matters/early", views.bring_early, name="bring_early"),
    path("matters/from-groups", views.bring_from_groups, name="bring_from_groups"),
    path("matters/<id:matter>/note", views.write_note, name="write_note"),
    path("matters/<id:matter>/ask", views.ask_for_note, name="ask_for_note"),
    path("matters/<id:matter>/feed", views.feed, name="feed"),
    path("matters/<id:matter>/agenda", views.put_on_agenda, name="put_on_agenda"),
]
