from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.members.models import FOR_GOOD
from portal.members.permissions import can_write
from portal.members.roles import Role
from portal.moderation.actions import InThePast, NotSuspended, lift_suspension, suspend_member
from portal.moderation.models import Sanction

pytestmark = pytest.mark.django_db


def test_a_suspended_member_reads_and_does_not_write(client, asker, moderator):
    now = timezone.now()
    suspend_member(member=asker, by=moderator, reason="Shouting.", until=now + timedelta(days=7))
    asker.refresh_from_db()
    verdict = can_write(asker, now)
    assert not verdict
    assert "Shouting" in verdict.reason
    client.force_login(asker)
    assert "Shouting" in client.get("/account/").content.decode()
    assert client.get("/members/").status_code == 200


def test_it_ends_by_itself(asker, moderator):
    now = timezone.now()
    suspend_member(member=asker, by=moderator, reason="Shouting.", until=now + timedelta(days=7))
    asker.refresh_from_db()
    assert not can_write(asker, now + timedelta(days=6))
    assert can_write(asker, now + timedelta(days=8))


def test_it_may_be_for_good(asker, moderator):
    suspend_member(member=asker, by=moderator, reason="Spam.")
    asker.refresh_from_db()
    assert asker.suspended_until == FOR_GOOD
    assert "for good" in can_write(asker, timezone.now()).reason


def test_the_member_is_told_why_and_until_when(asker, moderator, run_reactions):
    suspend_member(member=asker, by=moderator, reason="Shouting.", until=timezone.now() + timedelta(days=7))
    run_reactions()
    assert mail.outbox[-1].to == [asker.email]
    assert "Shouting." in mail.outbox[-1].body


def test_lifting_gives_the_right_back_and_stays_on_record(asker, moderator):
    suspend_member(member=asker, by=moderator, reason="Shouting.")
    lift_suspension(member=asker, by=moderator)
    asker.refresh_from_db()
    assert can_write(asker, timezone.now())
    assert Sanction.objects.get().undone_by == moderator
    assert list(Activity.objects.order_by("pk").values_list("type", flat=True)) == [
        "moderation.member.suspended",
        "moderation.suspension.lifted",
    ]
    with pytest.raises(NotSuspended):
        lift_suspension(member=asker, by=moderator)


def test_a_second_suspension_replaces_the_first(asker, moderator):
    suspend_member(member=asker, by=moderator, reason="Shouting.", until=timezone.now() + timedelta(days=1))
    suspend_member(member=asker, by=moderator, reason="Again.", until=timezone.now() + timedelta(days=9))
    assert Sanction.objects.filter(undone_at=None).get().reason == "Again."


def test_the_past_is_no_end(asker, moderator):
    with pytest.raises(InThePast):
        suspend_member(member=asker, by=moderator, reason="Shouting.", until=timezone.now())


def test_members_suspend_nobody(asker, helper):
    with pytest.raises(Refused, match="Only moderators"):
        suspend_member(member=asker, by=helper, reason="Shouting.")


def test_moderators_do_not_suspend_each_other_or_themselves(moderator, administrator, make_member):
    from portal.members.models import Member

    other = Member.objects.get(pk=make_member("other", role=Role.MODERATOR).pk)
    with pytest.raises(Refused, match="administrator has to"):
        suspend_member(member=other, by=moderator, reason="Quarrel.")
    with pytest.raises(Refused, match="yourself"):
        suspend_member(member=moderator, by=moderator, reason="Penance.")
    assert suspend_member(member=other, by=administrator, reason="Quarrel.").pk


def test_the_reason_is_read_by_those_who_may_open_sanctions(client, asker, moderator, support, stranger, make_member):
    suspend_member(member=asker, by=moderator, reason="Sold watches by message")
    product = make_member("team", role=Role.PRODUCT)
    for reader, reads in ((moderator, True), (support, True), (product, False), (stranger, False)):
        client.force_login(reader)
        page = client.get(asker.get_absolute_url()).text
        assert ("Sold watches" in page) == reads, reader


def test_a_suspended_member_reads_on_every_page_why_until_when_and_what_they_still_can_do(client, asker, moderator, queries_of):
    client.force_login(asker)
    pages = ["/", "/topics/", "/ideas/", reverse("members:settings"), "/accounts/email/", "/no-such-page/"]
    assert not any("Your suspension" in client.get(page).text for page in pages)
    before = queries_of(lambda: client.get("/topics/"))
    suspend_member(member=asker, by=moderator, reason="Shouting & <b>worse</b>.", until=timezone.now() + timedelta(days=7))
    client.force_login(asker)
    client.get("/topics/")
    assert queries_of(lambda: client.get("/topics/")) == before
    for page in pages:
        text = client.get(page).text
        assert "You are suspended until" in text and "Shouting &amp; &lt;b&gt;worse&lt;/b&gt;" in text, page
        assert "change your settings" in text and text.count("Your suspension") == 1, page
    lift_suspension(member=asker, by=moderator)
    assert "Your suspension" not in client.get("/topics/").text


def test_nobody_else_sees_the_banner(client, asker, stranger, moderator):
    suspend_member(member=asker, by=moderator, reason="Shouting.")
    assert "Shouting" not in client.get("/topics/").text
    client.force_login(stranger)
    assert "Shouting" not in client.get("/topics/").text


def test_a_suspended_colleague_is_told_in_the_admin_too(client, support, moderator, administrator):
    client.force_login(support)
    assert "Your suspension" not in client.get("/admin/").text
    suspend_member(member=support, by=administrator, reason="Shouts", until=timezone.now() + timedelta(days=2))
    for page in ("/admin/", "/admin/account/"):
        answer = client.get(page, follow=True)
        assert answer.status_code == 200 and answer.text.count("Your suspension") == 1, page
