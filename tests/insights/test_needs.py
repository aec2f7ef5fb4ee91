"""What needs somebody today, on the first page of the admin: each line of what its reader may see, with its list."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from forums.actions import post_topic, reply
from portal.activity.actions import keep_promise, make_promise
from portal.activity.models import PeriodicJob
from portal.common.access import access_changed
from portal.members.actions import claim_profile
from portal.members.models import ImportedMember, MemberClaim
from portal.members.roles import Role
from portal.moderation.flagging import flag


@pytest.fixture
def ask(board, asker):
    def ask(title, *, hours=0, by=None, where=None):
        return post_topic(
            by=by or asker,
            board_id=(where or board).pk,
            kind="question",
            title=title,
            body="<p>It hums, at two in the morning.</p>",
            now=timezone.now() - timedelta(hours=hours),
        )

    return ask


@pytest.fixture
def owe(asker):
    def owe(topic, *, days, **fields):
        fields = {"kind": "test.reply", "what": "A first reply", "owner_name": "The product team", "to": asker} | fields
        return make_promise(about=topic, due_at=timezone.now() + timedelta(days=days), **fields)

    return owe


@pytest.fixture
def needs_of(client):
    """What the first page says to a member: {words: (number, address)}."""

    def needs(member):
        client.force_login(member)
        page = client.get(reverse("wagtailadmin_home")).text
        found = re.findall(r'<li><a href="([^"]+)"><b>(\d+)</b> ([^<]+)</a>', page)
        return {words: (int(count), address.replace("&amp;", "&")) for address, count, words in found}

    return needs


@pytest.fixture
def editor(make_member):
    return make_member("editor", role=Role.EDITOR)


def test_a_moderator_finds_each_need_with_its_number_and_its_list(client, needs_of, moderator, ask, owe, asker, helper):
    old, late = ask("Three days and no word, it hums", hours=80), ask("A day and no word, it leaks", hours=30)
    reply(topic=old, by=asker, body="<p>Still nobody, so I write myself.</p>")
    owe(old, days=-2)
    owe(late, days=3)
    owe(ask("Asked for next month, it drips"), days=30)
    flag(thing=old.posts.get(position=1), by=helper, reason="spam")
    needs = needs_of(moderator)
    assert {words: count for words, (count, _address) in needs.items()} == {
        "flagged thing waits for a decision": 1,
        "promise is late": 1,
        "promise is due in the next seven days": 1,
        "question unanswered for three days": 1,
        "questions unanswered for a day": 2,
        "new members in the last seven days": 3,
    }
    listed = {words: client.get(address) for words, (_count, address) in needs.items()}
    assert all(page.status_code == 200 for page in listed.values())
    assert old.title in listed["promise is late"].text and late.title not in listed["promise is late"].text
    assert late.title in listed["promise is due in the next seven days"].text
    assert old.title in listed["question unanswered for three days"].text
    assert late.title not in listed["question unanswered for three days"].text
    assert {old.title, late.title} == {
        title for title in (old.title, late.title) if title in listed["questions unanswered for a day"].text
    }
    new = listed["new members in the last seven days"].context["object_list"]
    assert {member.username for member in new} == {"moderator", "asker", "helper"}


def test_what_somebody_may_not_see_is_in_no_number(needs_of, private_board, insider, moderator, ask, owe):
    access_changed()
    hidden = ask("A secret machine, it hums", hours=80, by=insider, where=private_board)
    owe(hidden, days=-1)
    assert not [words for words in needs_of(moderator) if "question" in words or "promise" in words]
    moderator.groups.add(Group.objects.get(name="Insiders"))
    access_changed()
    assert {"promise is late", "question unanswered for three days"} <= set(needs_of(moderator))


def test_administrators_see_what_waits_for_them_alone(client, needs_of, administrator, make_member, asker, moderator):
    waiting = make_member("waiting", approved_at=None)
    waiting.emailaddress_set.create(email=waiting.email, verified=True, primary=True)
    job = PeriodicJob.objects.create(
        name="portal.activity.tasks.mark_late_promises", next_at=timezone.now(), failures=2, last_error="No."
    )
    PeriodicJob.objects.create(name="portal.activity.tasks.forget_done_tasks", next_at=timezone.now())
    needs = needs_of(administrator)
    assert needs["member waits to be let in"][0] == 1 and needs["periodic job fails"][0] == 1
    page = client.get(needs["periodic job fails"][1]).text
    assert str(job) in page and "forget done tasks" not in page
    assert "periodic job fails" not in needs_of(moderator)


def test_only_open_claims_stand_in_the_list_of_claims(client, needs_of, moderator, make_member, asker, helper):
    for by in (asker, helper):
        old = make_member(f"old-{by.username}", email=None, is_imported=True)
        imported = ImportedMember.objects.create(member=old, source="old.example", source_id=by.username)
        claim_profile(imported=imported, by=by, evidence="My address of then, and my name.")
    MemberClaim.objects.filter(claimant=helper).update(decided_at=timezone.now(), decided_by=moderator, is_confirmed=False)
    count, address = needs_of(moderator)["member claims an imported profile"]
    page = client.get(address).context["object_list"]
    assert count == 1 and [claim.claimant for claim in page] == [asker]


def test_editors_find_the_drafts_that_they_may_publish(client, needs_of, editor, moderator, help_index):
    needs = needs_of(editor)
    assert needs == {}
    assert "Nothing waits for you today." in client.get(reverse("wagtailadmin_home")).text
    help_index.title = "Help, in other words"
    help_index.save_revision()
    count, address = needs_of(editor)["draft waits to be published"]
    page = client.get(address).text
    assert count == 1 and "Help" in page and reverse("wagtailadmin_pages:edit", args=[help_index.pk]) in page
    assert "draft waits to be published" not in needs_of(moderator)
    assert client.get(address).status_code == 302  # to the first page, which says that it is not for moderators


def test_a_role_without_tasks_reads_a_friendly_sentence(client, make_member):
    from django.contrib.auth.models import Permission

    guest = make_member("guest")
    guest.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(guest)
    assert "Your role has no tasks that wait here." in client.get(reverse("wagtailadmin_home")).text


def test_the_first_page_costs_the_same_however_much_waits(client, queries_of, moderator, ask, owe, helper):
    client.force_login(moderator)
    for number in range(8):
        topic = ask(f"Question number {number}, it hums", hours=80)
        owe(topic, days=-2)
        flag(thing=topic.posts.get(), by=helper, reason="spam")
        if number == 0:
            client.get(reverse("wagtailadmin_home"))
            before = queries_of(lambda: client.get(reverse("wagtailadmin_home")))
    assert queries_of(lambda: client.get(reverse("wagtailadmin_home"))) == before


# The report of promises
def listed(client, query):
    return {row.title for row in client.get(reverse("promise_report") + query).context["rows"]}


def test_promises_are_listed_by_what_became_of_them(client, moderator, helper, ask, owe):
    late, due, far = ask("It is late by days, it hums"), ask("Due within days, it leaks"), ask("Due next month, it drips")
    in_time, kept_late = ask("Kept in its time, it hums"), ask("Kept after its day, it hums")
    owe(late, days=-2, owner=moderator, owner_name="")
    owe(due, days=3)
    owe(far, days=30)
    keep_promise(promise=owe(in_time, days=1))
    keep_promise(promise=owe(kept_late, days=-3))
    client.force_login(moderator)
    assert listed(client, "") == {late.title, due.title, far.title} == listed(client, "?state=nonsense")
    assert listed(client, "?state=late") == {late.title}
    assert listed(client, "?state=due") == {due.title}
    assert listed(client, "?state=kept-late") == {kept_late.title}
    assert listed(client, "?owner=me") == {late.title}
    page = client.get(reverse("promise_report")).text
    assert late.get_absolute_url() in page and moderator.get_absolute_url() in page and "The product team" in page
    assert "A first reply" in page and "by 2 days" in page


def test_the_report_of_promises_is_for_staff_and_tells_nothing_closed(
    client, private_board, insider, editor, support, stranger, ask, owe
):
    access_changed()
    hidden = ask("A secret machine, it hums", hours=80, by=insider, where=private_board)
    owe(hidden, days=-1)
    client.force_login(support)
    page = client.get(reverse("promise_report") + "?state=late")
    assert page.status_code == 200 and "secret" not in page.text and dict(page.context["states"]) and page.context["rows"] == []
    assert [count for _state, count in page.context["states"]] == [0, 0, 0, 0]
    for nobody in (editor, stranger):
        client.force_login(nobody)
        assert client.get(reverse("promise_report")).status_code in (302, 403)


def test_the_report_of_promises_costs_the_same_however_many(client, queries_of, moderator, ask, owe):
    client.force_login(moderator)
    owe(ask("The first question, it hums"), days=2)
    address = reverse("promise_report")
    client.get(address)
    before = queries_of(lambda: client.get(address))
    for number in range(6):
        owe(ask(f"Question number {number}, it hums"), days=2)
    assert queries_of(lambda: client.get(address)) == before
