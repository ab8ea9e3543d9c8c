"""Email over a real mail server; and what happens without one."""

import ssl
import subprocess
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from pytest_django import Settings

from forum.ground import clock, post
from forum.ground.post import registry
from forum.ground.post.models import ClosedWay, Delivery
from forum.ground.post.rules import REST
from forum.ground.post.senders import MailServer
from forum.ground.post.tests.mailbox import free_port, mail_server, words

pytestmark = pytest.mark.django_db


def queue(number: int = 1, kind: str = "hello") -> Delivery:
    delivery = post.queue(kind=kind, way="email", to_kind="person", to_id=number, key=f"{kind}:{number}")
    assert delivery is not None
    return delivery


def will_say(monkeypatch: pytest.MonkeyPatch, **more: str | None) -> None:
    message = post.Message(**{"to": "person@example.org", "subject": "Hello", "text": "Thank you.\n"} | more)
    monkeypatch.setitem(registry._renderers, "hello", lambda _delivery: message)  # noqa: SLF001 - only for a test


def test_it_arrives_as_plain_text_from_a_neutral_sender(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "The Forum <forum@forum.example>"
    delivery = queue()
    with mail_server() as (box, where):
        settings.FORUM_SMTP = f"smtp://{where}"
        assert post.drain() == 1
    (email,) = box.emails
    assert email["To"] == "person1@example.org"
    assert email["From"] == "The Forum <forum@forum.example>"
    assert email["Message-ID"] == delivery.message_id
    assert email["Auto-Submitted"] == "auto-generated"
    assert email["Date"].datetime is not None
    assert email.get_content_type() == "text/plain"
    assert words(email) == "We have it. Thank you.\n"


def test_many_leave_over_one_line_and_one_refusal_keeps_nobody(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {1: "one", 2: "nobody", 3: "busy", 4: "four", 5: "not an address"}
    for number in names:
        queue(number)
    monkeypatch.setitem(
        registry._renderers,  # noqa: SLF001 - only for a test
        "hello",
        lambda delivery: post.Message(to=f"{names[delivery.to_id]}@example.org", subject="Hello", text="Hello"),
    )
    with mail_server() as (box, where):
        settings.FORUM_SMTP = f"smtp://{where}"
        assert post.drain() == 2
    assert [email["To"] for email in box.emails] == ["one@example.org", "four@example.org"]
    assert dict(Delivery.objects.exclude(last_error="").values_list("to_id", "last_error")) == {
        2: "SMTPRecipientsRefused 550",
        3: "SMTPRecipientsRefused",
        5: "not an address",
    }
    assert Delivery.objects.waiting().get().to_id == 3


@pytest.mark.parametrize("trick", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028", "\x00"])
def test_nobody_smuggles_a_header_in(settings: Settings, monkeypatch: pytest.MonkeyPatch, trick: str) -> None:
    smuggled = f"Mary{trick}Bcc: everybody@example.org{trick}{trick}Other words"
    will_say(monkeypatch, subject=smuggled, name=smuggled)
    queue()
    with mail_server() as (box, where):
        settings.FORUM_SMTP = f"smtp://{where}"
        assert post.drain() == 1
    (email,), (envelope,) = box.emails, box.envelopes
    assert email["Bcc"] is None
    assert envelope.rcpt_tos == ["person@example.org"]
    assert email["Subject"] == "Mary Bcc: everybody@example.org Other words"
    assert email["To"].addresses[0].addr_spec == "person@example.org"
    assert words(email) == "Thank you.\n"


@pytest.mark.parametrize("address", ["a@example.org\r\nBcc: b@example.org", "a b@example.org", "a@b@", "", "@", "a"])
def test_what_is_no_address_is_parked(settings: Settings, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    will_say(monkeypatch, to=address)
    queue()
    with mail_server() as (box, where):
        settings.FORUM_SMTP = f"smtp://{where}"
        assert post.drain() == 0
    assert box.emails == []
    assert Delivery.objects.parked().get().last_error == "not an address"


def test_every_letter_arrives(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Łódź, 你好, 🌧️ and a line of " + "x" * 2_000 + "\n.\n\nFrom here on\n"
    will_say(monkeypatch, subject="Łódź 你好 " * 12, text=said, name="Zoë, the “first”", html="<p>你好</p>")
    queue()
    with mail_server() as (box, where):
        settings.FORUM_SMTP = f"smtp://{where}"
        assert post.drain() == 1
    (email,) = box.emails
    assert words(email.get_body(("plain",))) == said
    assert words(email.get_body(("html",))) == "<p>你好</p>\n"
    assert email["Subject"] == ("Łódź 你好 " * 12).strip()
    assert email["To"].addresses[0].display_name == "Zoë, the “first”"


def test_an_address_in_other_letters_is_reached(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    will_say(monkeypatch, to="zoë@例え.example")
    queue()
    with mail_server() as (box, where):
        settings.FORUM_SMTP = f"smtp://{where}"
        assert post.drain() == 1
    assert box.envelopes[0].rcpt_tos == ["zoë@例え.example"]


@pytest.mark.parametrize("scheme", ["smtp", "smtps", "smtp+tls"])
def test_a_mail_server_that_is_down_holds_the_queue(settings: Settings, scheme: str) -> None:
    settings.FORUM_SMTP = f"{scheme}://127.0.0.1:{free_port()}"
    queue()
    assert post.drain() == 0
    assert Delivery.objects.waiting().get().attempts == 0
    assert ClosedWay.objects.get().reason == "ConnectionRefusedError"


def test_with_starttls_the_certificate_must_be_right(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate]
    subprocess.run([*command, *subject], check=True, capture_output=True)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    queue(1)
    queue(2)
    with mail_server(tls) as (box, where):
        settings.FORUM_SMTP = f"smtp+tls://{where}"
        assert post.drain() == 0
        assert ClosedWay.objects.get().reason == "SSLCertVerificationError"
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        with clock.travelled_to(clock.now() + REST):
            assert post.drain() == 2
    assert len(box.emails) == 2


def test_without_a_mail_server_messages_wait(settings: Settings) -> None:
    settings.FORUM_SMTP = ""
    queue()
    assert post.drain() == 0
    assert Delivery.objects.waiting().count() == 1


def test_a_demonstration_writes_files(settings: Settings, tmp_path: Path) -> None:
    settings.FORUM_SMTP, settings.FORUM_DATA = "folder:", tmp_path
    delivery = queue()
    assert post.drain() == 1
    (file,) = (tmp_path / "outbox").iterdir()
    email = message_from_bytes(file.read_bytes(), policy=default)
    assert (file.suffix, email["Message-ID"], email["Subject"]) == (".eml", delivery.message_id, "Hello")


def test_a_folder_that_cannot_be_written_holds_the_queue(settings: Settings, tmp_path: Path) -> None:
    settings.FORUM_SMTP, settings.FORUM_DATA = "folder:", tmp_path
    (tmp_path / "outbox").write_text("a file stands in the way")
    queue()
    assert post.drain() == 0
    assert Delivery.objects.waiting().exists()
    assert ClosedWay.objects.get().reason == "FileExistsError"


@pytest.mark.parametrize("where", ["http://mail.example", "smtp://", "mail.example:25"])
def test_a_setting_that_makes_no_sense_is_refused(where: str) -> None:
    with pytest.raises(ValueError, match="FORUM_SMTP"):
        MailServer(where, "forum@forum.example", 1)
