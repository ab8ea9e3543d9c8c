from django.urls import path

from forum.outlets.public_record import views

app_name = "public_record"
urlpatterns = [
    path("record", views.entries, name="entries"),
    path("record/<int:sequence>", views.entry, name="entry"),
    path("record/download", views.download, name="download"),
    path("record/head.json", views.head_json, name="head"),
    path("record/heads", views.heads, name="heads"),
    path("record/how", views.how, name="how"),
    path("record/verify.py", views.verifier, name="verifier"),
]
