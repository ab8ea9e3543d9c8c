from django.urls import path

from forum.rooms.gatherings.views import coming, gatherings, places, series, visits

app_name = "gatherings"
urlpatterns = [
    path("come", gatherings.come, name="come"),
    path("come/been", gatherings.been, name="been"),
    path("come/new", gatherings.announce, name="announce"),
    path("come/prepared", gatherings.prepared, name="prepared"),
    path("come/mine", coming.mine, name="mine"),
    path("come/series", series.listed, name="all_series"),
    path("come/series/new", series.begin, name="begin_series"),
    path("come/series/<id:series>", series.series, name="series"),
    path("come/series/<id:series>/plan", series.plan, name="plan_series"),
    path("come/<id:gathering>", gatherings.gathering, name="gathering"),
    path("come/<id:gathering>/there", gatherings.note_presence, name="note_presence"),
    path("come/<id:gathering>/change", gatherings.change, name="change"),
    path("come/<id:gathering>/cancel", gatherings.cancel, name="cancel"),
    path("come/<id:gathering>/go", gatherings.go_along, name="go_along"),
    path("come/<id:gathering>/coming", coming.coming, name="coming"),
    path("come/<id:gathering>/not-coming", coming.not_coming, name="not_coming"),
    path("come/<id:gathering>/who", coming.who, name="who_comes"),
    path("come/<id:gathering>/visit", visits.visit, name="visit"),
    path("come/<id:gathering>/visit/write", visits.write, name="write_visit"),
    path("come/<id:gathering>/visit/yes", visits.approve, name="approve_visit"),
    path("venues", places.venues, name="venues"),
    path("venues/<id:venue>", places.venue, name="venue"),
    path("venues/<id:venue>/photo", places.photo, name="photo"),
    path("venues/<id:venue>/check", places.check, name="check_venue"),
]
