"""Private content in the admin: who may not read it does not learn of it, and who opens it by the permission is on record."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from forums.actions import post_topic, reply
from ideas.actions.commenting import comment_on_idea
from portal.activity.models import Activity
from portal.common.kinds import kind_of
from portal.common.permissions import Refused
from portal.members.models import Member
from portal.members.roles import Role
from portal.moderation.actions import remove_all_by, undo_removal
from portal.moderation.cases import open_cases
from portal.moderation.decidable import NotOffered
from portal.moderation.decisions import decide
from portal.moderation.flagging import flag, open_count
from portal.moderation.models import Decision, Flag, PrivateReading
from portal.operations.database_copy import empty
from portal.polls.actions import NewPoll
from portal.polls.models import ConversationPage, Statement
from tests.articles.conftest import article_index, close_to_insiders, make_article  # noqa: F401
from tests.ideas.conftest import idea_board, idea_index, make_idea, make_idea_board, private_idea_board  # noqa: F401

SECRET = "zebra"  # in every title and text that strangers may not read


@pytest.fixture
def insider_moderator(make_member):
    member = make_member("inner", role=Role.MODERATOR)
    member.groups.add(Group.objects.get_or_create(name="Insiders")[0])
    return Member.objects.get(pk=member.pk)


@pytest.fixture
def opener(make_member):
    """A moderator to whom the permission was given in the admin."""
    member = make_member("opener", role=Role.MODERATOR)
    group = Group.objects.create(name="May open")
    group.permissions.add(Permission.objects.get(codename="open_private_content"))
    member.groups.add(group)
    return Member.objects.get(pk=member.pk)


@pytest.fixture
def private(private_board, private_idea_board, make_idea, insider, close_to_insiders) -> dict[str, Any]:  # noqa: F811
    """One thing of each kind that can be flagged, in a place of the insiders."""
    from wagtail.models import Site

    topic = post_topic(
        board_id=private_board.pk,
        by=insider,
        kind="question",
        title="The zebra leaks",
        body="<p>A zebra leaks.</p>",
        poll=NewPoll("Which zebra leaks?", ("The first zebra", "The second zebra")),
    )
    idea = make_idea("A zebra on the lid", board=private_idea_board, author=insider, body="<p>One zebra on each.</p>")
    home = Site.objects.get(is_default_site=True).root_page
    conversation = home.add_child(instance=ConversationPage(title="The zebra question", disclosure="open"))
    close_to_insiders(conversation)
    return {
        "forums.topic": topic,
        "forums.post": reply(topic=topic, by=insider, body="<p>Which zebra of them?</p>"),
        "ideas.idea": idea,
        "ideas.comment": comment_on_idea(idea=idea, by=insider, body="<p>Better two zebra lids.</p>"),
        "polls.inline": topic.posts.get(position=1).poll,
        "polls.statement": Statement.objects.create(
            conversation=conversation, text="Every zebra counts.", posted_at=timezone.now(), author=insider
        ),
    }


KINDS = ["forums.topic", "forums.post", "ideas.idea", "ideas.comment", "polls.statement", "polls.inline"]


def address(private: dict[str, Any], kind: str) -> str:
    return f"/admin/flags/{kind}:{private[kind].pk}/"


@pytest.mark.parametrize("kind", KINDS)
def test_a_moderator_neither_reads_nor_decides_on_what_they_may_not_see(client, private, moderator, stranger, kind):
    thing = private[kind]
    flag(thing=thing, by=Member.objects.get(pk=stranger.pk), reason="spam", note="zebra")
    client.force_login(moderator)
    for answer in (
        client.get(address(private, kind)),
        *(
            client.post(address(private, kind), {"act": act, "reason": "Because"})
            for act in ("hide", "restore", "lock", "leave")
        ),
        client.post(address(private, kind), {"opening": "I am curious"}),
    ):
        assert answer.status_code == 404 and SECRET not in answer.text
    thing.refresh_from_db()
    assert thing.hidden_at is None and not Decision.objects.exists() and not PrivateReading.objects.exists()
    with pytest.raises(Refused):
        decide(thing=thing, by=Member.objects.get(pk=moderator.pk), act="hide", reason="Because")


def test_flags_on_private_content_reach_those_who_see_it(client, private, moderator, insider_moderator, stranger):
    for thing in private.values():
        flag(thing=thing, by=stranger, reason="spam")
    client.force_login(moderator)
    page = client.get("/admin/flags/").text
    assert SECRET not in page and "Private content" not in page and "Nothing is flagged" in page
    assert open_count(Member.objects.get(pk=moderator.pk)) == 0  # what the worklist of moderators shows as well

    client.force_login(insider_moderator)
    assert SECRET in client.get("/admin/flags/").text
    assert open_count(insider_moderator) == len(KINDS)
    assert SECRET in client.get(address(private, "forums.post")).text
    assert not PrivateReading.objects.exists()  # what one sees anyway is no matter for the record


def test_the_log_of_decisions_tells_nothing_of_what_one_may_not_see(client, private, insider_moderator, moderator, opener):
    decide(thing=private["forums.topic"], by=insider_moderator, act="hide", reason="The zebra is rude")
    client.force_login(insider_moderator)
    assert "The zebra leaks" in client.get("/admin/flags/log/").text
    client.force_login(moderator)
    page = client.get("/admin/flags/log/").text
    assert SECRET not in page and "Nothing has been moderated yet" in page
    client.force_login(opener)
    page = client.get("/admin/flags/log/").text
    assert SECRET not in page and "Private content" in page


@pytest.mark.parametrize("kind", KINDS)
def test_with_the_permission_it_is_opened_in_a_step_of_its_own_and_recorded(client, private, opener, stranger, kind):
    flag(thing=private[kind], by=stranger, reason="rude")
    client.force_login(opener)
    queue = client.get("/admin/flags/").text
    assert "Private content" in queue and SECRET not in queue and address(private, kind) in queue
    asked = client.get(address(private, kind))
    assert asked.status_code == 200 and SECRET not in asked.text and "it is recorded" in asked.text
    assert SECRET not in client.post(address(private, kind), {"opening": " "}).text  # a reason is asked for
    assert not PrivateReading.objects.exists()
    shown = client.post(address(private, kind), {"opening": "Flagged as rude"})
    assert shown.status_code == 200 and SECRET in shown.text
    reading = PrivateReading.objects.get()
    assert (reading.member, reading.object, reading.page) == (opener, private[kind], address(private, kind))
    assert reading.reason == "Flagged as rude"
    assert Activity.objects.filter(type="moderation.content.opened", actor=opener).count() == 1
    assert SECRET not in client.get(address(private, kind)).text  # loaded again, it asks again


def test_who_has_not_opened_it_decides_nothing(client, private, opener, advertising):
    client.force_login(opener)
    answer = client.post(address(private, "forums.post"), {"act": "hide", "rule": advertising.pk, "reason": "Because"})
    assert answer.status_code in (302, 403) and not Decision.objects.exists()
    private["forums.post"].refresh_from_db()
    assert private["forums.post"].hidden_at is None and not PrivateReading.objects.exists()


def test_who_has_opened_it_decides_and_each_page_that_shows_it_is_one_reading(client, private, opener, stranger, advertising):
    flag(thing=private["forums.post"], by=stranger, reason="rude")
    client.force_login(opener)
    client.post(address(private, "forums.post"), {"opening": "Flagged as rude"})
    again = client.post(address(private, "forums.post"), {"act": "hide", "reason": ""})
    assert SECRET in again.text and PrivateReading.objects.count() == 2
    assert (
        client.post(address(private, "forums.post"), {"act": "hide", "rule": advertising.pk, "reason": "Rude"}).status_code
        == 302
    )
    private["forums.post"].refresh_from_db()
    assert private["forums.post"].hidden_at is not None and Flag.objects.get().outcome == "agreed"
    assert PrivateReading.objects.count() == 2


def test_a_reading_of_long_ago_lets_nobody_decide(private, opener):
    from portal.moderation.flagging import OPEN_FOR, open_private_content

    post = private["forums.post"]
    then = timezone.now() - OPEN_FOR
    open_private_content(thing=post, by=opener, page="/admin/", reason="Flagged", now=then)
    with pytest.raises(Refused):
        decide(thing=post, by=opener, act="hide", reason="Rude")


def test_readings_stay_as_they_were_written(private, opener):
    reading = PrivateReading.objects.create(object=private["forums.post"], member=opener, page="/admin/", reason="Flagged")
    reading.reason = "Nothing"
    for change in (reading.save, reading.delete, PrivateReading.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        PrivateReading.objects.update(reason="Nothing")


@pytest.mark.parametrize(
    "change", ["UPDATE moderation_privatereading SET reason = 'x'", "DELETE FROM moderation_privatereading"]
)
def test_the_database_itself_refuses_to_change_or_remove_a_reading(private, opener, change):
    PrivateReading.objects.create(object=private["forums.post"], member=opener, page="/admin/", reason="Flagged")
    with (
        pytest.raises(IntegrityError, match="neither changed nor deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
    assert PrivateReading.objects.get().reason == "Flagged"


def test_a_database_with_readings_can_be_emptied_for_a_backup(private, opener):
    PrivateReading.objects.create(object=private["forums.post"], member=opener, page="/admin/", reason="Flagged")
    connection.check_constraints()  # a command begins with nothing pending
    with transaction.atomic():
        empty("default", {PrivateReading._meta.db_table: PrivateReading})
    assert not PrivateReading.objects.exists()
    test_the_database_itself_refuses_to_change_or_remove_a_reading(private, opener, "DELETE FROM moderation_privatereading")


def test_administrators_see_who_opened_what_and_others_do_not(client, private, opener, make_member, moderator):
    client.force_login(opener)
    client.post(address(private, "forums.post"), {"opening": "Flagged as rude"})
    assert client.get("/admin/reports/private/").status_code == 302
    administrator = make_member("admina", role=Role.ADMINISTRATOR)
    client.force_login(administrator)
    page = client.get("/admin/reports/private/").text
    assert "Opener" in page and "Flagged as rude" in page and f"Post {private['forums.post'].pk}" in page
    assert SECRET not in page and "/admin/reports/private/" in client.get("/admin/").text
    client.force_login(moderator)
    assert client.get("/admin/reports/private/").status_code == 302
    assert "/admin/reports/private/" not in client.get("/admin/").text


def test_the_permission_is_held_by_administrators_alone_and_given_in_the_admin(client, make_member, administrator):
    for role in Role:
        member = Member.objects.get(pk=make_member(f"of{role.name.lower()}", role=role).pk)
        assert member.has_perm("moderation.open_private_content") == (role is Role.ADMINISTRATOR), role
    client.force_login(administrator)
    group = Group.objects.get(name="Moderators")
    assert "May open private content; each reading is recorded" in client.get(f"/admin/groups/edit/{group.pk}/").text


def test_a_superuser_sees_what_members_of_the_board_see_and_that_is_no_reading(client, private, administrator):
    client.force_login(administrator)
    assert SECRET in client.get(address(private, "forums.topic")).text
    assert not PrivateReading.objects.exists()


def test_what_cannot_be_hidden_is_nobodys_case(client, make_article, close_to_insiders, moderator, administrator):  # noqa: F811
    article = make_article("The zebra manual", text="<p>Feed the zebra.</p>")
    client.force_login(administrator)
    assert client.get(f"/admin/flags/articles.article:{article.pk}/").status_code == 404
    close_to_insiders(article)
    client.force_login(moderator)
    assert SECRET not in client.get(f"/admin/flags/articles.article:{article.pk}/").text


def test_only_what_a_kind_offers_is_decided(client, private, insider_moderator):
    client.force_login(insider_moderator)
    assert 'value="lock"' in client.get(address(private, "forums.topic")).text
    assert 'value="lock"' not in client.get(address(private, "polls.statement")).text
    with pytest.raises(NotOffered):
        decide(thing=private["polls.statement"], by=insider_moderator, act="lock", reason="Because")


def test_the_page_of_a_member_counts_what_its_reader_may_see(client, private, insider, moderator, insider_moderator):
    client.force_login(moderator)
    seen = client.get(f"/admin/members/{insider.pk}/").context
    assert sum(count for _label, count in seen["written"]) == 0 and not seen["has_content"]
    client.force_login(insider_moderator)
    seen = client.get(f"/admin/members/{insider.pk}/").context
    assert sum(count for _label, count in seen["written"]) == len(KINDS)


def test_a_removal_takes_what_the_moderator_may_read(private, board, insider, moderator, opener):
    topic = post_topic(
        board_id=board.pk, by=insider, kind="question", title="A plain question here", body="<p>In the open.</p>"
    )
    moderator = Member.objects.get(pk=moderator.pk)
    hidden = remove_all_by(member=insider, by=moderator, reason="Spam").decisions.all()
    assert [row.object for row in hidden] == [topic.posts.get()]
    whole = remove_all_by(member=insider, by=opener, reason="Spam")
    assert {(kind_of(row.object).name, row.object_id) for row in whole.decisions.all()} == {
        ("forums.post", private["forums.topic"].posts.get(position=1).pk),
        *((kind, private[kind].pk) for kind in KINDS if kind != "forums.topic"),
    }
    with pytest.raises(Refused):
        undo_removal(sanction=whole, by=moderator)
    assert undo_removal(sanction=whole, by=opener) == len(KINDS)


def test_a_removal_that_one_cannot_take_back_has_no_button(client, private, insider, moderator, opener):
    sanction = remove_all_by(member=insider, by=opener, reason="Spam")
    client.force_login(moderator)
    assert f"/admin/sanctions/{sanction.pk}/undo/" not in client.get(f"/admin/members/{insider.pk}/").text
    answer = client.post(f"/admin/sanctions/{sanction.pk}/undo/")
    private["forums.topic"].refresh_from_db()
    assert answer.status_code in (302, 403) and private["forums.topic"].hidden_at is not None
    client.force_login(opener)
    assert f"/admin/sanctions/{sanction.pk}/undo/" in client.get(f"/admin/members/{insider.pk}/").text


def test_tags_count_what_their_reader_may_see(client, private_board, insider, moderator, insider_moderator):
    post_topic(
        board_id=private_board.pk,
        by=insider,
        kind="question",
        title="A tagged question",
        body="<p>Of it.</p>",
        tags=["stripes"],
    )
    for viewer, uses in ((moderator, 0), (insider_moderator, 1)):
        client.force_login(viewer)
        tags = client.get("/admin/tags/").context["object_list"]
        assert [tag.uses for tag in tags if tag.slug == "stripes"] == [uses]


def test_queue_and_log_cost_the_same_for_one_private_case_and_for_many(client, private, opener, stranger, queries_of):
    client.force_login(opener)

    def fill(count: int) -> None:
        for number in range(count):
            post = reply(
                topic=private["forums.topic"], by=Member.objects.get(username="insider"), body=f"<p>Zebra {number}</p>"
            )
            flag(thing=post, by=stranger, reason="spam")
            Decision.objects.create(object=post, title="Zebra", act="leave", source="flag", reason="Spam", by=opener)

    fill(1)
    for url in ("/admin/flags/", "/admin/flags/log/"):  # the types that are looked up once for all
        client.get(url)
    one = [queries_of(lambda url=url: client.get(url)) for url in ("/admin/flags/", "/admin/flags/log/")]
    fill(4)
    assert [queries_of(lambda url=url: client.get(url)) for url in ("/admin/flags/", "/admin/flags/log/")] == one
    assert {case.is_private for case in open_cases(opener)} == {True}
