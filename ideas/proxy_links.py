"""The address that stands for a customer without an account: signed, so that no key of the table can be guessed or tried."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from ideas.models import Vote, VoteLink

_links = Signer(salt="ideas.vote-of-a-customer")


def address_of(link: VoteLink) -> str:
    """The whole address, to be passed on."""
    return f"{settings.SITE_URL.rstrip('/')}{reverse('ideas:your_vote', args=[_links.sign(link.key)])}"


def vote_of(token: str) -> Vote | None:
    """The vote of a token that this site made and nobody has revoked; None for any other."""
    try:
        key = _links.unsign(token)
    except BadSignature:
        return None
    link = VoteLink.objects.filter(key=key, revoked_at=None, vote__contact__isnull=False)
    found = link.select_related("vote__idea", "vote__contact", "vote__on_behalf_by").first()
    return found.vote if found is not None else None
