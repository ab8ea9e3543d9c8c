from django.urls import path

from forum.outlets.calendars import views

app_name = "calendars"
urlpatterns = [
    path("calendar", views.calendars, name="calendars"),
    path("calendar.ics", views.everything, name="everything"),
    path("calendar/areas/<slug:area>.ics", views.of_area, name="of_area"),
    path("calendar/groups/<slug:group>.ics", views.of_group, name="of_group"),
    path("calendar/mine", views.make_address, name="make_address"),
    path("calendar/mine/<slug:secret>.ics", views.own, name="own"),
    path("come/import", views.bring_in, name="bring_in"),
    path("come/<id:gathering>.ics", views.one, name="one"),
]
