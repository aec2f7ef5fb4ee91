"""The e-mails that carry a code, a link, or the news that an address is (not) a member's. The worker writes them."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from portal.members.actions import entry, tries
from portal.members.emails import write_email
from portal.members.models import EntryPurpose, Member


def write_code(*, purpose: str, email: str, code: str, details: dict[str, Any], language: str) -> None:
    """Tell an address its code and its link; or, where there is no use for them, why not."""
    if purpose == EntryPurpose.SIGN_IN:
        _write_sign_in(email, code, details, language)
    elif purpose == EntryPurpose.SIGN_UP:
        _write_sign_up(email, code, details, language)
    else:
        member = Member.objects.present().filter(pk=details.get("member")).first()
        if member is not None:
            link = _link(purpose, email, member, details)
            write_email(
                "account/email/email_confirmation",
                to=email,
                language=member.language or language,
                code=code,
                link=link,
                handle=member.username,
            )


def write_password_link(*, email: str, language: str) -> None:
    """A link to set a new password; or that there is no member with this address."""
    member = entry.member_at(email)
    if member is None:
        _write_unknown(email, language)
        return
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(member), "key": default_token_generator.make_token(member)},
    )
    write_email(
        "account/email/password_reset_key",
        to=entry.stored_address(member, email),
        language=member.language or language,
        password_reset_url=settings.SITE_URL + path,
    )


def _write_sign_in(email: str, code: str, details: dict[str, Any], language: str) -> None:
    member = entry.member_at(email)
    if member is None:
        _write_unknown(email, language)
        return
    if tries.count_together(entry.addresses_of(member)) >= tries.MOST_OF_TARGET:
        code = ""
    address = entry.stored_address(member, email)
    link = _link(EntryPurpose.SIGN_IN, address, member, details)
    write_email("account/email/login_code", to=address, language=member.language or language, code=code, link=link)


def _write_sign_up(email: str, code: str, details: dict[str, Any], language: str) -> None:
    if entry.is_taken(email):
        member = entry.member_at(email)
        sign_in = _link(EntryPurpose.SIGN_IN, entry.stored_address(member, email), member, {}) if member else ""
        write_email("account/email/account_already_exists", to=email, language=language, email=email, link=sign_in)
        return
    link = _link(EntryPurpose.SIGN_UP, email, None, details)
    write_email("account/email/email_confirmation_signup", to=email, language=language, code=code, link=link)


def _write_unknown(email: str, language: str) -> None:
    signup_url = settings.SITE_URL + reverse("account_signup")
    write_email("account/email/unknown_account", to=email, language=language, email=email, signup_url=signup_url)


def _link(purpose: str, address: str, member: Member | None, details: dict[str, Any]) -> str:
    token = entry.make_link(purpose=purpose, address=address, member=member, details=details)
    return settings.SITE_URL + reverse("members:entry_link", args=[token])
