"""Votes of customers without an account: recorded by staff, removed by a link, taken over by whoever joins with the address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction

from ideas import actions
from ideas.models import Idea, Vote, VoteLink, VoteMode
from ideas.proxy_links import address_of, vote_of
from portal.common.permissions import Refused
from portal.crm.models import Contact
from portal.crm.store.actions import merge_contacts
from portal.members.actions import erase_member
from portal.members.roles import Role

pytestmark = pytest.mark.django_db
SOURCE = "https://tickets.example/812"


@pytest.fixture
def contact(db: None) -> Contact:
    return Contact.objects.create(number="C1", given_name="Ada", family_name="Byron", email="ada@e.example")


@pytest.fixture
def give(product_manager: Any, contact: Contact) -> Any:
    def vote(idea: Idea, whose: Contact | None = None, **said: Any) -> Vote:
        return actions.give_vote_for_contact(idea=idea, by=product_manager, contact=whose or contact, source_url=SOURCE, **said)

    return vote


def token_of(vote: Vote) -> str:
    return address_of(VoteLink.objects.get(vote=vote)).rstrip("/").rpartition("/")[2]


def confirm(member: Any, email: str) -> None:
    EmailAddress.objects.create(user=member, email=email, verified=True)


def counts(*ideas: Idea) -> list[int]:
    """What the rows of ideas say, which the check of all totals agrees with."""
    call_command("recount", "--check", verbosity=0)
    return [Idea.objects.get(pk=idea.pk).vote_count for idea in ideas]


def test_staff_record_a_vote_and_get_a_link_that_the_customer_removes_it_with(
    client: Any, product_manager: Any, contact: Contact, make_idea: Any, helper: Any
) -> None:
    idea = make_idea()
    client.force_login(product_manager)
    assert f"/ideas/{idea.pk}/behalf/contact/" in client.get(f"/ideas/{idea.pk}/behalf/").content.decode()
    form = {"email": "Grace@new.example", "name": "Grace Hopper", "source_url": SOURCE, "source_note": "Please, <b>soon</b>"}
    assert client.post(f"/ideas/{idea.pk}/behalf/contact/", {**form, "email": ""}).status_code == 422
    kept = client.post(f"/ideas/{idea.pk}/behalf/contact/", form, follow=True).content.decode()
    vote = Vote.objects.get(contact__email="grace@new.example")
    assert (vote.contact.given_name, vote.contact.family_name, counts(idea)) == ("Grace", "Hopper", [1])
    assert client.post(f"/ideas/{idea.pk}/behalf/contact/", form).status_code == 422, "one vote an idea and customer"
    address = re.search(r'value="[^"]*(/your-vote/[^"]+)"', kept)[1]
    client.logout()
    shown = client.get(address)
    page = shown.content.decode()
    assert idea.title in page and "g…@new.example" in page and "Please, &lt;b&gt;soon" in page and "Grace" not in page
    assert "no-store" in shown["Cache-Control"] and "noindex" in shown["X-Robots-Tag"] and counts(idea) == [1]
    assert client.get(f"/ideas/{idea.pk}/voters/").content.decode().count('class="row"') == 0, "nobody else sees whose it is"
    assert "gone" in client.post(address, {"act": "remove"}).content.decode()
    assert counts(idea) == [0] and client.get(address).status_code == 404 and client.post(address).status_code == 404


def test_a_link_can_be_renewed_and_revoked_and_cannot_be_forged(
    client: Any, product_manager: Any, give: Any, make_idea: Any, helper: Any
) -> None:
    vote = give(make_idea())
    old = token_of(vote)
    client.force_login(product_manager)
    client.post(f"/ideas/behalf/{vote.pk}/", {"act": "renew"})
    new = token_of(vote)
    assert vote_of(old) is None and vote_of(new) == vote
    key, _colon, signature = new.partition(":")
    assert vote_of(key) is None and vote_of(f"{key[:-1]}x:{signature}") is None and vote_of("a" * 4000) is None
    client.post(f"/ideas/behalf/{vote.pk}/", {"act": "revoke"})
    assert vote_of(new) is None and client.get(f"/your-vote/{new}/").status_code == 404
    assert "no link at the moment" in client.get(f"/ideas/behalf/{vote.pk}/").content.decode()
    client.force_login(helper)
    for path in (
        f"/ideas/behalf/{vote.pk}/",
        f"/ideas/{vote.idea_id}/behalf/contact/",
        f"/ideas/{vote.idea_id}/behalf/contacts/",
    ):
        assert client.get(path).status_code == 403
    assert client.post(f"/ideas/behalf/{vote.pk}/", {"act": "remove"}).status_code == 403 and counts(vote.idea) == [1]


def test_contacts_are_offered_only_to_those_who_may_see_them(
    client: Any, product_manager: Any, support: Any, contact: Contact, make_idea: Any
) -> None:
    idea = make_idea()
    for viewer, is_shown in ((support, True), (product_manager, False)):
        client.force_login(viewer)
        assert ("Ada Byron" in client.get(f"/ideas/{idea.pk}/behalf/contacts/?customer=byr").content.decode()) is is_shown
        assert ('name="customer"' in client.get(f"/ideas/{idea.pk}/behalf/contact/").content.decode()) is is_shown
        form = {"customer": f"{contact.pk} · Ada", "source_url": SOURCE}
        client.post(f"/ideas/{idea.pk}/behalf/contact/", form)
        assert Vote.objects.filter(contact=contact).exists()
        assert ("Ada Byron" in client.get(f"/ideas/{idea.pk}/voters/").content.decode()) is is_shown


def test_it_becomes_the_members_who_joins_with_the_address_once(
    give: Any, make_idea: Any, make_idea_board: Any, make_member: Any, product_manager: Any, run_reactions: Any
) -> None:
    board = make_idea_board("By importance", vote_mode=VoteMode.IMPORTANCE)
    new, voted, merged, into = (make_idea(title, board=board) for title in ("New", "Voted for", "Merged away", "Stays"))
    ada = make_member("ada")
    actions.cast_vote(idea=voted, by=ada, importance=1)
    actions.cast_vote(idea=into, by=ada, importance=1)
    votes = [give(new, importance=2), give(voted, importance=3), give(merged, importance=3)]
    links = [token_of(vote) for vote in votes]
    actions.merge_ideas(idea=merged, survivor=into, by=product_manager)
    assert counts(new, voted, into) == [1, 2, 2]
    address = EmailAddress.objects.create(user=ada, email="ADA@e.example", verified=False)
    assert counts(new, voted, into) == [1, 2, 2], "not before it is confirmed"
    address.verified = True
    address.save()
    assert counts(new, voted, into) == [1, 1, 1] and not Vote.objects.filter(contact__isnull=False).exists()
    told = Vote.objects.get(member=ada, idea=new)
    assert (told.on_behalf_by, told.source_url, told.importance) == (product_manager, SOURCE, 2)
    assert [Vote.objects.get(member=ada, idea=idea, is_counted=True).importance for idea in (voted, into)] == [3, 3]
    assert [vote_of(link) for link in links] == [None, None, None]
    actions.unmerge_idea(idea=merged, by=product_manager)
    assert counts(merged, into) == [1, 1]
    erase_member(member=ada, keep_content=True)
    assert counts(new, voted, merged, into) == [0, 0, 0, 0]


def test_on_a_board_with_a_budget_it_is_paid_for_once_it_is_a_members(
    give: Any, make_idea: Any, make_idea_board: Any, helper: Any
) -> None:
    board = make_idea_board("Spend", vote_mode=VoteMode.BUDGET, budget=5)
    idea = make_idea("Bought", board=board)
    vote = give(idea)
    confirm(helper, "ada@e.example")
    assert helper.ballots.get(board=board).spent == 1 and counts(idea) == [1]
    actions.withdraw_vote(idea=vote.idea, by=helper)
    assert helper.ballots.get(board=board).spent == 0 and counts(idea) == [0]


def test_two_contacts_that_are_one_person_count_once(
    give: Any, contact: Contact, make_idea: Any, administrator: Any, product_manager: Any
) -> None:
    twin = Contact.objects.create(number="C2", given_name="Ada", family_name="Byron", email="a.byron@e.example")
    both, one = make_idea("Both"), make_idea("One")
    for vote in (give(both), give(both, twin), give(one, twin)):
        assert vote.pk
    same = Contact.objects.create(number="C3", email="ada@e.example")
    with pytest.raises(actions.AlreadyVoted):
        give(both, same)
    merge_contacts(survivor=contact, merged=twin, by=administrator)
    assert counts(both, one) == [1, 1] and set(Vote.objects.values_list("contact", flat=True)) == {contact.pk}


def test_who_has_an_account_is_voted_for_as_a_member_and_closed_boards_are_not_offered(
    give: Any, make_idea: Any, helper: Any, private_idea_board: Any, client: Any, product_manager: Any
) -> None:
    linked = Contact.objects.create(number="C9", email="other@e.example", portal_member_id="m-00077")
    with pytest.raises(actions.HasAccount):
        give(make_idea("Linked"), linked)
    confirm(helper, "ada@e.example")
    with pytest.raises(actions.HasAccount):
        give(make_idea())
    product_manager.groups.add(*helper.groups.model.objects.filter(name="Insiders"))
    with pytest.raises(Refused, match="not public"):
        give(make_idea("Secret", board=private_idea_board))


def test_the_database_allows_one_vote_for_each_idea_and_contact(
    give: Any, contact: Contact, make_idea: Any, support: Any
) -> None:
    vote = give(make_idea())
    row = {"idea": vote.idea, "origin": vote.idea, "on_behalf_by": support, "source_url": SOURCE}
    for wrong in (
        {**row, "contact": contact},
        row,
        {**row, "contact": contact, "member": support},
        {**row, "on_behalf_by": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Vote.objects.create(**wrong)


@pytest.mark.parametrize(("is_on", "has_opted_out", "count"), [(True, False, 1), (True, True, 0), (False, False, 0)])
def test_the_site_writes_only_where_that_is_switched_on_and_wanted(
    give: Any,
    make_idea: Any,
    contact: Contact,
    settings: Any,
    client: Any,
    run_reactions: Any,
    is_on: bool,
    has_opted_out: bool,
    count: int,
) -> None:
    settings.WRITE_TO_CONTACTS = is_on
    Contact.objects.filter(pk=contact.pk).update(has_opted_out_of_email=has_opted_out)
    vote = give(make_idea())
    run_reactions()
    assert [message.to for message in mail.outbox] == [["ada@e.example"]] * count
    if count:
        token = token_of(vote)
        assert f"/your-vote/{token}/" in mail.outbox[0].body
        assert "no more e-mails" in client.post(f"/your-vote/{token}/", {"act": "stop"}).content.decode()
        contact.refresh_from_db()
        assert contact.has_opted_out_of_email and counts(vote.idea) == [1]


def test_the_record_of_what_staff_did_names_no_customer(give: Any, make_idea: Any, product_manager: Any) -> None:
    from ideas.personal_data import votes
    from portal.activity.models import Activity

    give(make_idea(), source_note="Ada said so")
    [row] = list(votes(product_manager))
    assert row["given_for"] == "another"
    assert "Ada" not in str(Activity.objects.get(type="ideas.contact_vote.given").data)
    assert product_manager.groups.filter(name=Role.PRODUCT.value).exists()
