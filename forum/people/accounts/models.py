"""The user model: an account is a way to sign in and nothing else. Who somebody is, is a Person."""

from datetime import timedelta
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from forum.ground import clock, codes
from forum.people.accounts.rules import MINUTES


class UserManager(BaseUserManager["User"]):
    def create_user(self, *, email: str | None = None, phone: str | None = None) -> "User":
        """Make an account, its email address in small letters, as it is looked up.

        Args:
            email: an address to sign in with.
            phone: a mobile number, as the field `Mobile` writes it: `+447700900123`.
        """
        user = self.model(email=email.lower() if email else None, phone=phone or None)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(public_id=username)


class User(AbstractBaseUser):
    """Somebody who can sign in. Email and phone are optional: a printed code card will do as well."""

    public_id = codes.public_id()
    email = models.EmailField(null=True, blank=True)  # noqa: DJ001 - unique where there is one
    phone = models.CharField(max_length=20, null=True, blank=True, unique=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    # When they first came in. When they last did is kept nowhere.
    confirmed_at = models.DateTimeField(null=True, editable=False)
    last_login = None  # nobody is told, or keeps, when somebody was here last

    USERNAME_FIELD = "public_id"
    EMAIL_FIELD = "email"
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_for_an_email")]


class SentCodeQuerySet(models.QuerySet["SentCode"]):
    def run_out(self) -> Self:
        """Codes that open nothing any more."""
        return self.filter(asked_at__lt=clock.now() - timedelta(minutes=MINUTES))


class SentCode(models.Model):
    """A sign-in code on its way, kept only until it is sent or has run out. Empty: a note that no account was found."""

    address = models.CharField(max_length=254)  # an email address or a mobile number
    code = models.CharField(max_length=20, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    objects = SentCodeQuerySet.as_manager()


class CodeCard(models.Model):
    """A printed sheet of sign-in codes that each work once. Torn up, none of them works any more."""

    public_id = codes.public_id()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="cards")
    made_at = models.DateTimeField(default=clock.now, editable=False)
    torn_up_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user"], condition=models.Q(torn_up_at=None), name="card_in_use")]


class CardCode(models.Model):
    """One code of a card. What is kept is a keyed hash; the code itself stands on the paper and nowhere else."""

    card = models.ForeignKey(CodeCard, on_delete=models.CASCADE, related_name="codes")
    fingerprint = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True)


class Device(models.Model):
    """A browser that somebody is signed in with; no address of it is kept, only a word to know it by."""

    public_id = codes.public_id()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True)
    called = models.CharField(max_length=60)
    since = models.DateTimeField(default=clock.now, editable=False)
