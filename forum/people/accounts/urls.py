"""Signing in, route by route: nothing else of the library is open, so no passwords and no signing up.

Names with `account_`, `mfa_`, `openid_` and `socialaccount_` are those by which the library finds its way.
"""

from collections.abc import Callable

from allauth.account import views as library
from django.http import HttpResponseBase
from django.urls import path
from django.views.generic import RedirectView

from forum.people.accounts import keys, views


def leads_to(name: str, *, query: bool = True) -> Callable[..., HttpResponseBase]:
    return RedirectView.as_view(pattern_name=name, query_string=query)


urlpatterns = [
    # The library asks for an address of this name when it sends somebody to sign in.
    path("login/", leads_to("account_request_login_code"), name="account_login"),
    # Named in what the library makes ready for an address that it does not know.
    path("signup/", RedirectView.as_view(url="/join"), name="account_signup"),
    path("login/code/", views.ask_for_code, name="account_request_login_code"),
    path("login/code/confirm/", library.confirm_login_code, name="account_confirm_login_code"),
    path("login/app/", keys.ask_app, name="mfa_authenticate"),
    path("login/passkey/", keys.sign_in_with_passkey, name="mfa_login_webauthn"),
    path("login/staff/<slug:provider_id>/", views.single_sign_on_begin, name="openid_connect_login"),
    path("login/staff/<slug:provider_id>/back/", views.single_sign_on_back, name="openid_connect_callback"),
    path("login/staff/", leads_to("account_request_login_code"), name="socialaccount_login_cancelled"),
    path("card/", views.use_card, name="use_card"),
    path("second/", views.second_step, name="second_step"),
    path("second/app/", keys.show_app, name="mfa_reauthenticate"),
    path("second/passkey/", keys.show_passkey, name="mfa_reauthenticate_webauthn"),
    path("own/", leads_to("own_sign_in", query=False), name="mfa_index"),
    path("own/passkeys/", leads_to("own_sign_in", query=False), name="mfa_list_webauthn"),
    path("own/passkeys/new/", keys.add_passkey, name="mfa_add_webauthn"),
    path("own/passkeys/<int:pk>/name/", keys.name_passkey, name="mfa_edit_webauthn"),
    path("own/passkeys/<int:pk>/remove/", keys.remove_passkey, name="mfa_remove_webauthn"),
    path("own/app/", keys.set_up_app, name="mfa_activate_totp"),
    path("own/app/remove/", keys.remove_app, name="mfa_deactivate_totp"),
    path("own/spare-codes/", keys.spare_codes, name="mfa_view_recovery_codes"),
    path("own/spare-codes/new/", keys.new_spare_codes, name="mfa_generate_recovery_codes"),
    path("own/mobile/", keys.change_phone, name="account_change_phone"),
    path("own/mobile/code/", keys.verify_phone, name="account_verify_phone"),
    path("own/card/", views.make_card, name="make_card"),
    path("own/card/<id:card>/tear-up/", views.tear_up_card, name="tear_up_card"),
    path("own/devices/<id:device>/sign-out/", views.sign_out_there, name="sign_out_there"),
    path("logout/", library.logout, name="account_logout"),
    path("inactive/", library.account_inactive, name="account_inactive"),
]
