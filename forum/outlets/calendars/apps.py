from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "forum.outlets.calendars"
    label = "calendars"
