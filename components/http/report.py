"""Where readers report an error: the address that whoever runs the explorer has set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

#: Environment variable with the address of a form or an issue tracker, or ``mailto:`` and one.
REPORT_URL = "REPORT_URL"
#: Environment variable with an e-mail address, which counts where REPORT_URL is not set.
REPORT_EMAIL = "REPORT_EMAIL"

#: One address, without anything that a mailto link gives a meaning to.
_EMAIL = re.compile(r"[\w.!+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*", re.ASCII)


class SettingError(SystemExit):
    """Raised at the start for an environment variable that cannot be used.

    Where nobody catches it, it ends the program, which prints its text alone.
    """


@dataclass(frozen=True)
class ReportTarget:
    """Where reports go: to the address `url` or by mail to `email`; both empty if nowhere."""

    url: str = ""
    email: str = ""


def report_target(environment: Mapping[str, str]) -> ReportTarget:
    """Return where reports go by REPORT_URL, else by REPORT_EMAIL; nowhere if neither is set.

    Raises SettingError for what is no http, https or mailto address, or no e-mail address.
    """
    address = environment.get(REPORT_URL, "").strip()
    if address.lower().startswith("mailto:"):
        return ReportTarget(email=_email(REPORT_URL, address, address[len("mailto:") :]))
    if address:
        return ReportTarget(url=_web_address(address))
    email = environment.get(REPORT_EMAIL, "").strip()
    return ReportTarget(email=_email(REPORT_EMAIL, email, email) if email else "")


def report_url(target: ReportTarget, subject: str, fields: Mapping[str, str]) -> str:
    """Return the address at which a report about `fields` begins; empty if there is no target.

    A web address gets the fields behind its own query; a mail has the subject, and the fields
    in its text.
    """
    if target.email:
        lines = "\n".join(f"{name}: {value}" for name, value in fields.items())
        text = urlencode({"subject": subject, "body": f"{lines}\n\n"}, quote_via=quote)
        return f"mailto:{target.email}?{text}"
    if not target.url:
        return ""
    parts = urlsplit(target.url)
    query = "&".join(part for part in (parts.query, urlencode(fields)) if part)
    return parts._replace(query=query).geturl()


def _web_address(address: str) -> str:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r"[\s<>\"'\\\x00-\x1f]", address):
        raise SettingError(
            f"{REPORT_URL} is {address!r}, which is no http, https or mailto address. "
            "Write one, such as https://example.org/report, or leave it out."
        )
    return address


def _email(variable: str, given: str, email: str) -> str:
    if not _EMAIL.fullmatch(email):
        raise SettingError(
            f"{variable} is {given!r}, which names no single e-mail address. "
            "Write one, such as errors@example.org, or leave it out."
        )
    return email
