from django.urls import path

from forum.outlets.open_data import views
from forum.outlets.open_data.public import views as public
from forum.outlets.open_data.referral import views as referral

app_name = "open_data"
BASE = "open-referral/3.0"
urlpatterns = [
    path("open-data", views.open_data, name="open_data"),
    path("open-data/openapi.json", views.openapi, name="openapi"),
    path("open-data/changes", public.changes, name="changes"),
    path("open-data/changes.atom", public.changes_atom, name="changes_atom"),
    path("open-data/<slug:name>.csv", public.table, {"base": "open-data"}, name="table"),
    *[
        each
        for base in ("open-data", "popolo")
        for each in (
            path(f"{base}/<slug:name>", public.listed, {"base": base}, name=f"{base}_listed"),
            path(f"{base}/<slug:name>/<slug:key>", public.one, {"base": base}, name=f"{base}_one"),
        )
    ],
    path(f"{BASE}/", referral.about, name="referral"),
    path(f"{BASE}/services", referral.services, name="services"),
    path(f"{BASE}/services/<uuid:key>", referral.service, name="service"),
    path(f"{BASE}/service_at_locations", referral.at_locations, name="at_locations"),
    path(f"{BASE}/service_at_locations/<uuid:key>", referral.at_location, name="at_location"),
    path(f"{BASE}/taxonomies", referral.taxonomies, name="taxonomies"),
    path(f"{BASE}/taxonomies/<uuid:key>", referral.taxonomy, name="taxonomy"),
    path(f"{BASE}/taxonomy_terms", referral.terms, name="terms"),
    path(f"{BASE}/taxonomy_terms/<uuid:key>", referral.term, name="term"),
]
