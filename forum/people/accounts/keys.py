"""Doors to passkeys, the app and spare codes: the library's views, in our templates, and back to where one was."""

from typing import Any

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import RateLimited
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.views.decorators.cache import never_cache

from forum.people.accounts import second_factor
from forum.people.accounts.come_back import take_way_back, way_back
from forum.people.policy import Role
from forum.people.policy.doors import opens_to

anybody = opens_to(Role.ANYBODY)  # signed in: the library's views see to it themselves


class AddPasskey(webauthn.AddWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        """Whoever has just made a passkey has shown with it that it is them."""
        response: HttpResponse = super().form_valid(form)
        second_factor.note_shown(self.request, self.request.user, how="webauthn")
        return response

    def get_success_url(self) -> str:
        return (
            resolve_url("mfa_view_recovery_codes") if self.did_generate_recovery_codes else take_way_back(self.request)
        )


class SetUpApp(totp.ActivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        second_factor.note_shown(self.request, self.request.user, how="totp")
        return response

    def get_success_url(self) -> str:
        return (
            resolve_url("mfa_view_recovery_codes") if self.did_generate_recovery_codes else take_way_back(self.request)
        )


class SignInWithPasskey(webauthn.LoginWebAuthnView):
    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        """A passkey is as good while a code is on its way."""

    def form_invalid(self, form: Any) -> HttpResponse:
        del form
        return redirect(f"{resolve_url('account_request_login_code')}?passkey=again")


class ShowPasskey(webauthn.ReauthenticateWebAuthnView):
    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = self.render_to_response(self.get_context_data(form=form, trouble=True))
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told: dict[str, Any] = super().get_context_data(**kwargs)
        return told | {"next": get_next_redirect_url(self.request) or "", "trouble": kwargs.get("trouble")}


class ShowApp(base.ReauthenticateView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told: dict[str, Any] = super().get_context_data(**kwargs)
        return told | {"next": get_next_redirect_url(self.request) or ""}


class SpareCodes(recovery.ViewRecoveryCodesView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told: dict[str, Any] = super().get_context_data(**kwargs)
        return told | {"onward": way_back(self.request)}


class ChangePhone(account.ChangePhoneView):
    def form_valid(self, form: Any) -> HttpResponse:
        try:
            answer: HttpResponse = super().form_valid(form)
        except RateLimited:
            form.add_error("phone", get_adapter().error_messages["rate_limited"])
            answer = self.form_invalid(form)
        return answer


class VerifyPhone(account._VerifyPhoneChangeView):  # noqa: SLF001 - the library offers it as a function alone
    def respond_process_succeeded(self, form: Any) -> HttpResponse:
        del form
        return redirect("own_sign_in")


change_phone = anybody(never_cache(ChangePhone.as_view()))
verify_phone = anybody(login_required(VerifyPhone.as_view()))
ask_app = anybody(never_cache(base.AuthenticateView.as_view()))
show_app = anybody(never_cache(ShowApp.as_view()))
show_passkey = anybody(never_cache(ShowPasskey.as_view()))
add_passkey = anybody(never_cache(AddPasskey.as_view()))
name_passkey = anybody(never_cache(webauthn.EditWebAuthnView.as_view()))
remove_passkey = anybody(never_cache(webauthn.RemoveWebAuthnView.as_view()))
sign_in_with_passkey = anybody(never_cache(SignInWithPasskey.as_view()))
set_up_app = anybody(never_cache(SetUpApp.as_view()))
remove_app = anybody(never_cache(totp.DeactivateTOTPView.as_view()))
spare_codes = anybody(never_cache(SpareCodes.as_view()))
new_spare_codes = anybody(never_cache(recovery.GenerateRecoveryCodesView.as_view()))
