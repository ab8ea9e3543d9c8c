"""The user model: an account is a way to sign in and nothing else. Who somebody is, is a Person."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from forum.ground import clock, codes


class UserManager(BaseUserManager["User"]):
    def create_user(self, *, email: str | None = None) -> "User":
        user = self.model(email=self.normalize_email(email) if email else None)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(public_id=username)


class User(AbstractBaseUser):
    """Somebody who can sign in. Email is optional: a printed code card will do as well."""

    public_id = codes.public_id()
    email = models.EmailField(null=True, blank=True)  # noqa: DJ001 - unique where there is one
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now, editable=False)

    USERNAME_FIELD = "public_id"
    EMAIL_FIELD = "email"
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_for_an_email")]


class SentCode(models.Model):
    """A sign-in code on its way, kept only until it is sent or has run out. Empty: a note that no account was found."""

    address = models.EmailField()
    code = models.CharField(max_length=20, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
