from django.urls import path

from forum.outlets.my_data import goodbye_pages, views

app_name = "my_data"
urlpatterns = [
    path("privacy", views.privacy, name="privacy"),
    path("privacy/complain", views.complain, name="complain"),
    path("privacy/complaints", views.complaints, name="complaints"),
    path("privacy/complaints/<id:complaint>", views.complaint, name="complaint"),
    path("privacy/complaints/<id:complaint>/read", views.acknowledge, name="acknowledge"),
    path("me/data", views.own, name="own"),
    path("me/data/download", views.download, name="download"),
    path("me/data/forget", views.forget_me, name="forget_me"),
    path("me/goodbye", goodbye_pages.goodbye, name="goodbye"),
    path("me/data/stay", views.stay, name="stay"),
]
