"""Signing in is by a code, and nothing else of the library is open: no passwords, no signing up."""

from allauth.account import views
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    # The library asks for an address of this name when it sends somebody to sign in.
    path(
        "login/",
        RedirectView.as_view(pattern_name="account_request_login_code", query_string=True),
        name="account_login",
    ),
    # Named in what the library makes ready for an address that it does not know.
    path("signup/", RedirectView.as_view(url="/join"), name="account_signup"),
    path("login/code/", views.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
]
