"""A sign-in code goes the whole way: asked for on the page, through a real mail server, and back into the box."""

import re

import pytest
from django.conf import LazySettings
from django.test import Client

from forum.ground import post
from forum.ground.post.tests.mailbox import mail_server
from forum.people.accounts.models import User

pytestmark = pytest.mark.django_db


def test_a_code_arrives_by_mail_and_signs_in(client: Client, settings: LazySettings) -> None:
    ada = User.objects.create_user(email="ada@example.org")
    client.post("/accounts/login/code/", {"email": "ada@example.org"})
    with mail_server() as (box, where):
        settings.FORUM_SMTP = f"smtp://{where}"
        assert post.drain() == 1
    (email,) = box.emails
    assert email["Subject"] == "Your code"
    (code,) = re.findall(r"Your code is (\S+)", email.get_content())
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert client.session["_auth_user_id"] == str(ada.pk)
