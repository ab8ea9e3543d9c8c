"""The door of the demonstration: come in as anybody. It is not there in a forum's own installation."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum.demo import queries
from forum.demo.rules import Words
from forum.demo.tour import first_stop
from forum.people.accounts import second_factor
from forum.people.accounts.adapter import remember_device
from forum.people.accounts.models import User
from forum.people.policy import Role
from forum.people.policy.doors import opens_to

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """Show the people of the demonstration; sign in as the one that was chosen."""
    people = queries.sign_ins()
    if not people:
        raise Http404(Words.NOT_BORN)
    chosen = next((one for one in people if one.email == request.POST.get("email")), None)
    if request.method == "POST" and chosen:
        user = User.objects.get(email=chosen.email)
        login(request, user, backend=BACKEND)
        # Trying it out stays one tap: here alone, coming in counts as a code and a passkey.
        second_factor.note_shown(request, user, how="demonstration")
        remember_device(request, user)
        return redirect("tracker:desk")
    return render(request, "demo/come_in.jinja", {"people": people, "tour": first_stop()})
