from django.urls import path

from forum.people.agreement import views

app_name = "agreement"
urlpatterns = [
    path("agreement", views.agreement, name="agreement"),
    path("agreement/sign", views.sign, name="sign"),
    path("agreement/propose", views.propose, name="propose"),
    path("agreement/ours", views.add_ours, name="add_ours"),
    path("agreement/ours/<int:mandate>/end", views.end_ours, name="end_ours"),
    path("agreement/versions/<id:charter>", views.version, name="version"),
]
