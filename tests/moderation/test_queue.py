"""The review queue: what a moderator reads before deciding, claims, the next case; the moderation log; trust level 4."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import merge_topic, move_topic, post_topic, reply
from portal.common.permissions import Refused
from portal.members.models import Member
from portal.members.roles import Role
from portal.moderation.actions import lift_suspension, remove_all_by, suspend_member, undo_removal
from portal.moderation.case_claims import claim_case
from portal.moderation.decidable import TakenByAnother
from portal.moderation.decisions import decide
from portal.moderation.flagging import flag
from portal.moderation.log import BadPlace, Wanted, moderation_log
from portal.moderation.models import CaseClaim, Decision, Flag
from portal.moderation.trust import AlreadySo, give_trust, take_trust


@pytest.fixture
def topic(board, asker):
    return post_topic(
        board_id=board.pk, by=asker, kind="question", title="Which filter fits the Pico", body="<p>The old one is gone.</p>"
    )


@pytest.fixture
def cases(topic, newcomer, stranger, helper):
    """Three flagged replies, the first the heaviest."""
    replies = [reply(topic=topic, by=newcomer, body=f"<p>Cheap watches, number {number}.</p>") for number in range(3)]
    for thing in replies:
        flag(thing=thing, by=stranger, reason="spam")
    flag(thing=replies[0], by=helper, reason="spam", note="The third today.")
    return replies


@pytest.fixture
def second(make_member):
    return make_member("second", role=Role.MODERATOR)


def address(thing):
    return f"/admin/flags/forums.post:{thing.pk}/"


def test_a_case_shows_what_a_moderator_needs(client, cases, topic, stranger, moderator, advertising):
    decide(thing=cases[1], act="hide", by=moderator, rule=advertising, reason="Selling", source="flag")
    decide(thing=cases[2], act="leave", by=moderator, reason="Harmless", source="flag")
    client.force_login(moderator)
    page = client.get(address(cases[0])).text
    assert "Which filter fits the Pico" in page and "The old one is gone." in page  # the post in its topic
    assert "right in 50 of 100, of 2 decided" in page and "first flags" in page and "The third today." in page
    assert "1 hidden, 1 left as it was, 0 restored" in page  # what was decided about the member
    assert "Flagged for the same reason: 1 hidden, 1 left or shown again" in page and "Selling" in page
    assert f'<option value="{advertising.pk}" selected>' in page  # the rule that the flags suggest


def test_the_heaviest_case_comes_first_and_each_decision_leads_to_the_next(client, cases, moderator, advertising):
    client.force_login(moderator)
    page = client.get("/admin/flags/").text
    assert page.index(f"post:{cases[0].pk}/") < page.index(f"post:{cases[1].pk}/")
    given = {"act": "hide", "rule": advertising.pk, "reason": "Selling", "source": "flag"}
    assert client.post(address(cases[0]), given).url == address(cases[1])
    assert client.post(address(cases[1]), given).url == address(cases[2])
    assert client.post(address(cases[2]), given).url == "/admin/flags/"
    last = Decision.objects.latest("pk")
    assert f"/decisions/{last.pk}/undo/" in client.get("/admin/flags/").text
    assert client.post(f"/decisions/{last.pk}/undo/", {"queue": "1"}).url == address(cases[2])


def test_who_claims_a_case_decides_it_and_nobody_else_for_ten_minutes(client, cases, moderator, second, advertising):
    client.force_login(moderator)
    client.post(f"{address(cases[0])}claim/")
    assert "Claimed by you, 10 minutes left" in client.get(address(cases[0])).text
    client.force_login(second)
    page = client.get(address(cases[0])).text
    assert "is deciding on this" in page and "data-decide" not in page
    given = {"act": "hide", "rule": advertising.pk, "reason": "Selling", "source": "flag"}
    assert "is deciding on this" in client.post(address(cases[0]), given, follow=True).text
    assert not Decision.objects.exists()
    with pytest.raises(TakenByAnother):
        claim_case(thing=cases[0], by=second)
    later = timezone.now() + timedelta(minutes=11)
    claim_case(thing=cases[0], by=second, now=later)
    decide(thing=cases[0], act="leave", by=second, reason="Harmless", source="flag", now=later)
    assert not CaseClaim.objects.exists()


def test_the_next_case_is_one_that_nobody_else_is_on(client, cases, moderator, second):
    claim_case(thing=cases[1], by=second)
    client.force_login(moderator)
    page = client.get(address(cases[0])).text
    assert f'data-key="j" href="{address(cases[2])}"' in page and "is on it" in page


def test_a_claim_is_given_back(client, cases, moderator):
    client.force_login(moderator)
    client.post(f"{address(cases[0])}claim/")
    client.post(f"{address(cases[0])}claim/", {"release": "1"})
    assert not CaseClaim.objects.exists()


def test_members_claim_nothing(client, cases, stranger):
    client.force_login(stranger)
    assert client.post(f"{address(cases[0])}claim/").status_code in (302, 403, 404) and not CaseClaim.objects.exists()


def test_a_case_may_end_with_a_suspension_and_both_happen_or_neither(client, cases, newcomer, moderator, second, advertising):
    client.force_login(moderator)
    given = {"act": "hide", "rule": advertising.pk, "reason": "Selling", "source": "flag", "suspend": "3"}
    claim_case(thing=cases[0], by=second)
    client.post(address(cases[0]), given)
    newcomer.refresh_from_db()
    assert newcomer.suspended_until is None and not Decision.objects.exists()
    CaseClaim.objects.all().delete()
    client.post(address(cases[0]), given)
    newcomer.refresh_from_db()
    assert timedelta(hours=71) < newcomer.suspended_until - timezone.now() < timedelta(hours=73)
    assert newcomer.suspended_reason == "Selling" and Decision.objects.get().act == "hide"


def test_a_case_costs_the_same_however_much_is_known(client, cases, topic, newcomer, moderator, make_member, queries_of):
    client.force_login(moderator)
    client.get(address(cases[0]))
    before = queries_of(lambda: client.get(address(cases[0])))
    for number in range(3):
        more = reply(topic=topic, by=newcomer, body=f"<p>More watches, number {number}.</p>")
        one = make_member(f"flagger{number}")
        flag(thing=more, by=one, reason="spam")
        flag(thing=cases[0], by=one, reason="spam")
        decide(thing=more, act="hide", by=moderator, reason="Selling", source="flag")
    # A member is decided about for the first time: the rows of rule and moderator come with the same queries.
    assert queries_of(lambda: client.get(address(cases[0]))) <= before


# The moderation log


def titles(page):
    return [(entry.act, entry.title) for entry in page.entries]


@pytest.fixture
def acts(board, make_board, asker, helper, newcomer, moderator, advertising):
    """One of each act."""
    elsewhere = make_board("Elsewhere")
    topics = [
        post_topic(board_id=board.pk, by=asker, kind="question", title=f"Topic {number}", body="<p>Why is it so?</p>")
        for number in range(4)
    ]
    said = reply(topic=topics[0], by=newcomer, body="<p>Cheap watches.</p>")
    decide(thing=said, act="hide", by=moderator, rule=advertising, reason="Selling watches")
    decide(thing=said, act="restore", by=moderator)
    decide(thing=topics[0], act="lock", by=moderator, reason="It goes round in circles")
    decide(thing=topics[0], act="unlock", by=moderator)
    move_topic(topic=topics[1], board_id=elsewhere.pk, by=moderator)
    merge_topic(topic=topics[2], into=topics[3], by=moderator)
    suspend_member(member=newcomer, by=moderator, reason="Sold watches again")
    lift_suspension(member=newcomer, by=moderator)
    undo_removal(sanction=remove_all_by(member=newcomer, by=moderator, reason="All of it"), by=moderator)
    give_trust(member=helper, by=moderator, reason="Answers every evening")
    take_trust(member=helper, by=moderator, reason="Asked for it")
    flag(thing=said, by=helper, reason="spam")
    decide(thing=said, act="leave", by=moderator, reason="Harmless by now", source="flag")
    return topics


def test_every_act_stands_in_one_log(client, acts, moderator):
    found = {act for act, _title in titles(moderation_log(moderator))}
    assert found >= {
        *("Hidden", "Restored", "Locked", "Unlocked", "Left as it is", "Moved", "Merged", "Suspended", "Suspension lifted"),
        *("All content removed", "Removal undone", "Trust level 4 given", "Trust level 4 taken away"),
    }
    client.force_login(moderator)
    page = client.get("/admin/flags/log/").text
    assert all(words in page for words in ("Sold watches again", "Answers every evening", "Asked for it", "Harmless by now"))


def test_the_log_is_found_by_moderator_member_act_rule_dates_and_words(
    client, acts, moderator, second, newcomer, helper, advertising
):
    def found(**wanted):
        return titles(moderation_log(moderator, Wanted(**wanted)))

    assert len(found(by=moderator)) == len(found()) and not found(by=second)
    assert {act for act, _title in found(about=helper)} == {"Trust level 4 given", "Trust level 4 taken away"}
    assert {"Suspended", "Hidden", "Left as it is"} <= {act for act, _title in found(about=newcomer)}
    assert found(act="hide") and {act for act, _title in found(act="hide")} == {"Hidden"}
    assert [act for act, _title in found(act="moderation.trust.given")] == ["Trust level 4 given"]
    assert [act for act, _title in found(rule=advertising)] == ["Hidden"]
    assert [act for act, _title in found(text="EVENING")] == ["Trust level 4 given"]
    assert {act for act, _title in found(text="watches")} >= {"Hidden", "Suspended"}
    today = timezone.localdate()
    assert len(found(since=today, until=today)) == len(found()) and not found(until=today - timedelta(days=1))
    client.force_login(moderator)
    page = client.get("/admin/flags/log/", {"q": "evening", "about": "@helper", "by": moderator.username})
    assert page.status_code == 200 and "Answers every evening" in page.text and "Sold watches" not in page.text
    assert client.get("/admin/flags/log/", {"by": "nobody-here"}).status_code == 422


def test_the_log_comes_in_pages_and_each_act_once(acts, moderator):
    everything, place, pages = titles(moderation_log(moderator, size=100)), "", []
    for _page in range(30):
        page = moderation_log(moderator, before=place, size=2)
        pages += titles(page)
        place = page.older
        if not place:
            break
    assert pages == everything and not place
    for wrong in ("x", "2026-01-01T00:00:00_1_1", "2026-01-01T00:00:00+00:00_3_1", "_", "9" * 400):
        with pytest.raises(BadPlace):
            moderation_log(moderator, before=wrong)


def test_the_log_tells_nothing_of_private_content_by_what_it_finds(
    private_board, insider, board, moderator, administrator, make_member
):
    warden = make_member("warden", role=Role.MODERATOR)
    warden.groups.add(*insider.groups.all())
    warden = Member.objects.get(pk=warden.pk)
    secret = post_topic(board_id=private_board.pk, by=insider, kind="question", title="The zebra leaks", body="<p>Secret.</p>")
    decide(thing=secret, act="lock", by=warden, reason="The zebra is closed")
    move_topic(topic=secret, board_id=board.pk, by=warden)
    move_topic(topic=secret, board_id=private_board.pk, by=warden)
    assert len(moderation_log(warden).entries) == 3
    assert not moderation_log(moderator).entries
    opener = make_member("opener", role=Role.ADMINISTRATOR)
    lines = moderation_log(opener).entries
    assert len(lines) == 3 and {line.title for line in lines} == {"Private content"}
    assert not any(line.reason or line.url for line in lines)
    assert (
        not moderation_log(opener, Wanted(text="zebra")).entries and not moderation_log(opener, Wanted(about=insider)).entries
    )


def test_the_log_costs_the_same_for_one_act_and_for_ten(client, topic, newcomer, moderator, queries_of):
    client.force_login(moderator)

    def fill(count):
        for number in range(count):
            said = reply(topic=topic, by=newcomer, body=f"<p>Watches, number {number} of {count}.</p>")
            decide(thing=said, act="hide", by=moderator, reason="Selling")
        suspend_member(member=newcomer, by=moderator, reason="Selling")
        lift_suspension(member=newcomer, by=moderator)

    fill(1)
    client.get("/admin/flags/log/")
    one = queries_of(lambda: client.get("/admin/flags/log/"))
    fill(5)
    assert queries_of(lambda: client.get("/admin/flags/log/")) == one


# Trust level 4


def test_trust_level_4_is_given_and_taken_on_the_page_of_the_member(client, helper, moderator):
    client.force_login(moderator)
    assert f"/admin/members/{helper.pk}/give-trust/" in client.get(f"/admin/members/{helper.pk}/").text
    assert client.post(f"/admin/members/{helper.pk}/give-trust/", {"reason": " "}).status_code == 200
    client.post(f"/admin/members/{helper.pk}/give-trust/", {"reason": "Answers every evening"})
    helper.refresh_from_db()
    assert helper.trust_level == 4
    page = client.get(f"/admin/members/{helper.pk}/").text
    assert "Answers every evening" in page and f"/admin/members/{helper.pk}/take-trust/" in page and "give-trust/" not in page
    client.post(f"/admin/members/{helper.pk}/take-trust/", {"reason": "Asked for it"})
    helper.refresh_from_db()
    assert helper.trust_level < 4 and "Asked for it" in client.get("/admin/flags/log/").text


def test_members_give_no_trust_and_staff_need_none(helper, stranger, moderator, second):
    for by, member in ((stranger, helper), (moderator, second), (moderator, moderator)):
        with pytest.raises(Refused):
            give_trust(member=member, by=by, reason="Because")
    give_trust(member=helper, by=moderator, reason="Because")
    with pytest.raises(AlreadySo):
        give_trust(member=helper, by=moderator, reason="Because")


def test_reasons_go_with_the_account(helper, moderator):
    from portal.moderation.personal_data import erase_trust, trust

    give_trust(member=helper, by=moderator, reason="Answers every evening")
    take_trust(member=helper, by=moderator, reason="Asked for it")
    assert [row["reason"] for row in trust(helper)] == ["Answers every evening"]
    erase_trust(member=helper, keep_content=True)
    grant = helper.trust_grants.get()
    assert "evening" not in grant.reason and "Asked" not in grant.taken_reason


def test_flags_of_a_flagger_are_weighed_when_they_are_made(topic, newcomer, stranger):
    said = reply(topic=topic, by=newcomer, body="<p>Cheap watches.</p>")
    assert flag(thing=said, by=stranger, reason="spam").weight == 1 + stranger.trust_level
    assert Flag.objects.get().weight == 1 + stranger.trust_level
