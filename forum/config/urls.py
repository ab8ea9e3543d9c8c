"""Every address of the site, part by part."""

from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.views.generic import RedirectView

from forum.ground.pages.addresses import PublicId
from forum.people.accounts.views import own_sign_in

register_converter(PublicId, "id")  # before any part names its addresses

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("forum.ground.pages.urls")),
    path("", include("forum.people.membership.urls")),
    path("", include("forum.people.roles.urls")),
    path("", include("forum.people.consents.urls")),
    path("", include("forum.people.groups.urls")),
    path("", include("forum.people.partners.urls")),
    path("", include("forum.people.introductions.urls")),
    path("", include("forum.people.keys.urls")),
    path("", include("forum.people.agreement.urls")),
    path("", include("forum.people.sums.urls")),
    path("", include("forum.people.care.urls")),
    path("", include("forum.people.farewells.urls")),
    path("", include("forum.outlets.calendars.urls")),
    path("", include("forum.outlets.open_data.urls")),
    path("", include("forum.rooms.gatherings.urls")),
    path("", include("forum.rooms.signposting.urls")),
    path("", include("forum.rooms.together.urls")),
    path("", include("forum.journey.heard.urls")),
    path("", include("forum.journey.themed.urls")),
    path("", include("forum.journey.taken_up.urls")),
    path("", include("forum.journey.decided.urls")),
    path("", include("forum.journey.promised.urls")),
    path("", include("forum.journey.answered.urls")),
    path("", include("forum.outlets.tracker.urls")),
    path("", include("forum.outlets.papers.urls")),
    path("", include("forum.outlets.public_record.urls")),
    path("", include("forum.outlets.my_data.urls")),
    path("", include("forum.operations.urls")),
    path("", include("forum.demo.urls")),
    path("accounts/", include("forum.people.accounts.urls")),
    path("card", RedirectView.as_view(pattern_name="use_card"), name="card_in_short"),  # as printed on cards
    path("me/sign-in", own_sign_in, name="own_sign_in"),
]

handler400 = "forum.ground.pages.sorry.bad_request"
handler403 = "forum.ground.pages.sorry.no_entry"
handler404 = "forum.ground.pages.sorry.not_found"
handler500 = "forum.ground.pages.sorry.our_mistake"
