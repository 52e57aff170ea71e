"""Mail against a real SMTP server on loopback."""

import socket
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from assistant.mail import Attachment, Letter, MailError, message_of, missing, send, trial
from assistant.settings import Settings

PASSWORD = "correct horse battery staple"
LETTER = Letter(
    "Border talks,\r\nBcc: someone@example.org Wednesday 6 May",
    "Die Brücke ist offen. العربية\n.\nA line of a dot alone stands above.\n",
    "<p>Die Brücke ist <b>offen</b>.</p>",
    (Attachment("briefing.json", "application/json", b'{"day": "2026-05-06"}'),),
)


class Inbox:
    """Keeps what it is sent; refuses whom it is told to refuse."""

    def __init__(self):
        self.received = []
        self.refused = ()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - the server's own name
        """Takes the recipient, or not."""
        if address in self.refused:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the server's own name
        """Keeps the message."""
        self.received.append((session.authenticated, envelope))
        return "250 OK"


def free_port():
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def known(server, session, envelope, mechanism, data):
    """Lets in who has the password."""
    return AuthResult(success=(data.login, data.password) == (b"desk", PASSWORD.encode()), handled=False)


@pytest.fixture
def inbox():
    """A server that asks for a password, and what it received."""
    held = Inbox()
    controller = Controller(
        held,
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=known,
        auth_require_tls=False,
        auth_required=False,
    )
    controller.start()
    held.port = controller.port
    yield held
    controller.stop()


@pytest.fixture
def settings(inbox):
    """Mail set up for that server."""
    return Settings(
        Path("home"),
        smtp_host="127.0.0.1",
        smtp_port=inbox.port,
        smtp_security="none",
        smtp_user="desk",
        smtp_password=PASSWORD,
        mail_from="desk@example.org",
        mail_to="editor@example.org, second@example.org",
    )


def test_a_letter_arrives_whole(inbox, settings):
    """Both forms and the file, in every script; a line break in the subject is no header; signed in."""
    assert send(settings, LETTER) == ("editor@example.org", "second@example.org")
    ((signed_in, envelope),) = inbox.received
    assert signed_in
    assert envelope.rcpt_tos == ["editor@example.org", "second@example.org"]
    message = message_from_bytes(envelope.content, policy=policy.default)
    assert message["Subject"] == "Border talks, Bcc: someone@example.org Wednesday 6 May"
    assert message["Bcc"] is None
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == LETTER.text
    assert message.get_body(("html",)).get_content().strip() == LETTER.html
    (file,) = message.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("briefing.json", "application/json")
    assert file.get_content() == LETTER.files[0].content
    assert PASSWORD.encode() not in envelope.content
    assert socket.gethostname() not in message["Message-ID"]


def test_without_a_user_nobody_signs_in(inbox, settings):
    """A server of the house may ask for none."""
    send(replace(settings, smtp_user=""), trial())
    ((signed_in, _),) = inbox.received
    assert not signed_in


def test_a_wrong_password_is_told_and_not_shown(inbox, settings):
    """With the settings to change."""
    with pytest.raises(MailError, match="BRIEFING_SMTP_PASSWORD") as raised:
        send(replace(settings, smtp_password="not it"), LETTER)
    assert "not it" not in str(raised.value)
    assert inbox.received == []


def test_a_recipient_that_is_refused_is_named(inbox, settings):
    """One of two, or all."""
    inbox.refused = ("second@example.org",)
    with pytest.raises(MailError, match=r"not for second@example\.org"):
        send(settings, LETTER)
    inbox.refused = ("second@example.org", "editor@example.org")
    with pytest.raises(MailError, match="takes no mail for editor"):
        send(settings, LETTER)


@pytest.mark.parametrize(
    ("security", "words"), [("starttls", "BRIEFING_SMTP_SECURITY"), ("tls", "BRIEFING_SMTP_SECURITY")]
)
def test_a_server_that_speaks_otherwise(settings, security, words):
    """Nothing goes out in the clear when safety was asked for."""
    with pytest.raises(MailError, match=words):
        send(replace(settings, smtp_security=security), LETTER)


def test_nobody_answers(settings):
    """The host and the port are named."""
    with pytest.raises(MailError, match="BRIEFING_SMTP_HOST"):
        send(replace(settings, smtp_port=free_port()), LETTER)


@pytest.mark.parametrize(
    "address", ["nobody", "a@b@c", "@example.org", "x <y@example.org>", "a@exa mple.org\nBcc: b@c"]
)
def test_an_address_that_is_none(settings, address):
    """Refused before anything is sent."""
    with pytest.raises(MailError, match="BRIEFING_MAIL_TO"):
        message_of(replace(settings, mail_to=address), LETTER)


def test_what_is_missing_is_named(settings):
    """And a password never goes in the clear to another machine."""
    assert missing(settings) == ""
    assert missing(replace(settings, mail_to="", smtp_host="")) == (
        "Mail is not set up: set BRIEFING_SMTP_HOST, BRIEFING_MAIL_TO."
    )
    assert "in the clear" in missing(replace(settings, smtp_host="mail.example.org"))
    with pytest.raises(MailError, match="not set up"):
        send(Settings(Path("home")), LETTER)


def test_the_password_is_in_no_picture_of_the_settings(settings):
    """A log of the settings does not show it."""
    assert PASSWORD not in repr(settings)
