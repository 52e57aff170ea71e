"""A finished briefing by mail: SMTP, with the page as text and as HTML, and its proof attached.

Nothing is mailed unless a server, a sender and a recipient are set. The password is in no message and no log."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from assistant.settings import Settings
from index.errors import BriefingError

_TIMEOUT = 20.0  # seconds for one answer of the server
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_LINE = 900  # characters of a subject that any server takes


class MailError(BriefingError):
    """A message could not be sent, with the setting to change."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along: its name, its media type ("application/json") and its bytes."""

    name: str
    media: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent: the subject, the same page as text and as HTML, and files."""

    subject: str
    text: str
    html: str = ""
    files: tuple[Attachment, ...] = ()


def missing(settings: Settings) -> str:
    """What must be set before anything can be mailed, as one sentence; "" where nothing is missing."""
    wanted = {
        "BRIEFING_SMTP_HOST": settings.smtp_host,
        "BRIEFING_MAIL_FROM": settings.mail_from,
        "BRIEFING_MAIL_TO": settings.mail_to,
    }
    absent = [name for name, value in wanted.items() if not value]
    if absent:
        return f"Mail is not set up: set {', '.join(absent)}."
    if settings.smtp_user and settings.smtp_security == "none" and settings.smtp_host not in _THIS_MACHINE:
        return "BRIEFING_SMTP_SECURITY=none would send the password in the clear: give starttls or tls."
    return ""


def send(settings: Settings, letter: Letter) -> tuple[str, ...]:
    """Sends a letter to those whom the settings name, and says to whom. Raises MailError."""
    if words := missing(settings):
        raise MailError(words)
    message = message_of(settings, letter)
    try:
        with _server(settings) as server:
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password)
            refused = server.send_message(message)
    except (smtplib.SMTPException, OSError) as error:
        raise MailError(_failure(settings, error)) from error
    if refused:
        raise MailError(
            f"{settings.smtp_host} took the letter, but not for {', '.join(refused)}: check BRIEFING_MAIL_TO."
        )
    return tuple(str(address) for address in _addresses(settings.mail_to, "BRIEFING_MAIL_TO"))


def trial() -> Letter:
    """What the test button sends."""
    return Letter(
        "Briefing: a test", "This is a test of the mail settings of your briefing desk. Nothing else is in it.\n"
    )


def message_of(settings: Settings, letter: Letter) -> EmailMessage:
    """The letter as a message. Raises MailError for an address that is none."""
    message = EmailMessage()
    message["Subject"] = " ".join(letter.subject.split())[:_LINE]
    message["From"] = _addresses(settings.mail_from, "BRIEFING_MAIL_FROM")[0]
    message["To"] = _addresses(settings.mail_to, "BRIEFING_MAIL_TO")
    message["Date"] = formatdate(localtime=True)
    # Of a fixed domain: the name of the reader's machine is nobody's business.
    message["Message-ID"] = make_msgid(domain="briefing.invalid")
    message.set_content(letter.text)
    if letter.html:
        message.add_alternative(letter.html, subtype="html")
    for file in letter.files:
        main, _, sub = file.media.partition("/")
        message.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
    return message


def _server(settings: Settings) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if settings.smtp_security == "tls":
        return smtplib.SMTP_SSL(settings.smtp_host, settings.smtp_port, timeout=_TIMEOUT, context=context)
    server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=_TIMEOUT)
    try:
        if settings.smtp_security == "starttls":
            server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server


def _addresses(text: str, setting: str) -> Sequence[Address]:
    found = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    try:
        addresses = [Address(addr_spec=part) for part in found]
    except (ValueError, IndexError, MessageError) as error:
        raise MailError(
            f"{setting} is {text!r}: give addresses such as desk@example.org, with commas between."
        ) from error
    if not all(address.username and address.domain for address in addresses):
        raise MailError(f"{setting} is {text!r}: give addresses such as desk@example.org, with commas between.")
    return addresses


def _failure(settings: Settings, error: Exception) -> str:
    where = f"{settings.smtp_host}:{settings.smtp_port}"
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"{where} refused the user name or the password: check BRIEFING_SMTP_USER and BRIEFING_SMTP_PASSWORD."
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return f"{where} takes no mail for {', '.join(error.recipients)}: check BRIEFING_MAIL_TO."
    if isinstance(error, smtplib.SMTPSenderRefused):
        return f"{where} takes no mail from {error.sender}: check BRIEFING_MAIL_FROM."
    if isinstance(error, smtplib.SMTPNotSupportedError | ssl.SSLError):
        said = f"{where} does not speak as BRIEFING_SMTP_SECURITY={settings.smtp_security} asks"
        return f"{said} ({type(error).__name__}): give tls, starttls or none, and the port that goes with it."
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{where} answered {error.smtp_code}: the letter was not sent. Try again later."
    if isinstance(error, smtplib.SMTPException):
        return f"{where} broke off ({type(error).__name__}): check BRIEFING_SMTP_PORT and BRIEFING_SMTP_SECURITY."
    return f"{where} cannot be reached ({error}): check BRIEFING_SMTP_HOST and BRIEFING_SMTP_PORT."
