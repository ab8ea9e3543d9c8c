"""Sign-in codes, printed cards of them, and the devices that somebody is signed in with."""

from importlib import import_module

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from forum.ground import clock, codes, journal, post
from forum.people.accounts.models import CardCode, CodeCard, Device, SentCode, User
from forum.people.accounts.rules import CODES_ON_A_CARD


@transaction.atomic
def send_code(*, address: str, code: str) -> SentCode:
    """Queue a message with a code to sign in with; an empty code says kindly that there is no account."""
    sent = SentCode.objects.create(address=address, code=code)
    event = journal.note(act="accounts.send_code", actor=None, subject=f"code:{sent.pk}")
    way = "email" if "@" in address else "text"
    post.queue(kind="sign_in_code", way=way, to_kind="code", to_id=sent.pk, event=event, key=f"code:{event.pk}")
    return sent


def forget_sessions() -> int:
    """Forget sessions that have run out; say how many."""
    return Session.objects.filter(expire_date__lt=clock.now()).delete()[0]


def forget_codes() -> int:
    """Forget codes that have run out; say how many."""
    return SentCode.objects.run_out().delete()[0]


@transaction.atomic
def make_card(*, user: User, by: int | None) -> list[str]:
    """Make a card for an account, and tear up whichever it had. Returns its codes, the only time that they are there.

    Args:
        user: whose card it is.
        by: the person who makes it: themselves, or who helps them.
    """
    user.cards.filter(torn_up_at=None).update(torn_up_at=clock.now())
    card = CodeCard.objects.create(user=user)
    drawn = [codes.drawn() for _ in range(CODES_ON_A_CARD)]
    CardCode.objects.bulk_create([CardCode(card=card, fingerprint=_fingerprint(code)) for code in drawn])
    journal.note(
        act="accounts.make_card", actor=by, subject=f"card:{card.public_id}", about={"account": user.public_id}
    )
    return drawn


@transaction.atomic
def tear_up_card(*, card: CodeCard, by: int | None) -> None:
    """Let none of its codes work any more."""
    if CodeCard.objects.filter(pk=card.pk, torn_up_at=None).update(torn_up_at=clock.now()):
        journal.note(act="accounts.tear_up_card", actor=by, subject=f"card:{card.public_id}")


@transaction.atomic
def use_card(*, code: str) -> User | None:
    """Use a code up, and say whose it is; None when it is nobody's, was used, or its card was torn up."""
    mark = _fingerprint(code)
    unused = CardCode.objects.filter(
        fingerprint=mark, used_at=None, card__torn_up_at=None, card__user__is_active=True
    ).values("pk")
    # One update, so that the same code sent twice at once opens one door.
    if not CardCode.objects.filter(pk__in=unused, used_at=None).update(used_at=clock.now()):
        return None
    used = CardCode.objects.select_related("card__user").get(fingerprint=mark)
    journal.note(act="accounts.use_card", actor=None, subject=f"card:{used.card.public_id}")
    return used.card.user


@transaction.atomic
def set_phone(*, user: User, phone: str, by: int | None) -> None:
    """Keep a mobile number to sign in with; a code that went to it has come back."""
    User.objects.filter(pk=user.pk).update(phone=phone)
    user.phone = phone
    journal.note(act="accounts.set_phone", actor=by, subject=f"account:{user.public_id}")


@transaction.atomic
def forget_keys(*, user: User, by: int | None) -> None:
    """Forget passkeys, app and spare codes and sign out everywhere: for whoever lost them, to set up anew."""
    Authenticator.objects.filter(user_id=user.pk).delete()
    for device in user.devices.all():
        end_session(device.session_key)
    user.devices.all().delete()
    journal.note(act="accounts.forget_keys", actor=by, subject=f"account:{user.public_id}")


@transaction.atomic
def note_device(*, user: User, session_key: str, called: str) -> Device:
    """Remember that somebody is signed in with this browser, so that they can sign out there."""
    User.objects.filter(pk=user.pk, confirmed_at=None).update(confirmed_at=clock.now())
    alive = Session.objects.filter(expire_date__gt=clock.now()).values("session_key")
    user.devices.exclude(session_key__in=alive).delete()
    wanted = {"user": user, "called": called, "since": clock.now()}
    device, _fresh = Device.objects.update_or_create(session_key=session_key, defaults=wanted)
    journal.note(act="accounts.sign_in", actor=None, subject=f"device:{device.public_id}")
    return device


@transaction.atomic
def sign_out(*, session_key: str) -> None:
    """Forget the device whose session has just ended."""
    device = Device.objects.filter(session_key=session_key).first()
    if device:
        journal.note(act="accounts.sign_out", actor=None, subject=f"device:{device.public_id}")
        device.delete()


@transaction.atomic
def sign_out_there(*, device: Device, by: int | None) -> None:
    """End the session of a device."""
    journal.note(act="accounts.sign_out_there", actor=by, subject=f"device:{device.public_id}")
    end_session(device.session_key)
    device.delete()


def end_session(session_key: str) -> None:
    import_module(settings.SESSION_ENGINE).SessionStore().delete(session_key)


def _fingerprint(code: str) -> str:
    # A key of its own, so that a receipt is never a sign-in code.
    return codes.fingerprint(code, key=f"card:{settings.RECEIPT_KEY}")
