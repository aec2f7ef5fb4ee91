"""One conversation, whatever the channel: a question becomes a case, and asker and support talk in it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from forums.actions import accept_solution, hide_topic, merge_topic, move_topic, post_topic, reply, unmerge_topic
from forums.models import Topic
from portal.activity.models import Activity, Promise
from portal.common.permissions import Refused
from portal.conversions.actions import (
    agree_to_case,
    decline_case,
    offer_case,
    offer_due_cases,
    open_without_asker,
    propose_answer,
    publish_answer,
    write_to_support,
)
from portal.conversions.models import CaseMessage, TopicCase
from portal.conversions.tasks import point_to_replies
from portal.crm.actions import agree_to_sharing, withdraw_sharing
from portal.crm.models import Case, Contact, Message, Outbox
from portal.crm.store.actions import assign_case, close_case, write_message
from portal.crm.tasks import send_outbox
from portal.members.actions import erase_member
from portal.notifications.models import Notification, OutgoingEmail
from portal.writing.models import Upload

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
QUESTION = "<p>Since Sunday the needle sinks to six bar.</p>"


@pytest.fixture
def upload_folder(settings: Any, tmp_path: Any, monkeypatch: Any) -> None:
    from django.core.files.storage import storages

    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = settings.STORAGES | {"private": private}
    monkeypatch.setattr(Upload._meta.get_field("file"), "storage", storages["private"])


@pytest.fixture
def topic(board: Any, asker: Any) -> Topic:
    return post_topic(
        board_id=board.pk, by=asker, kind="question", title="Alto 2 falls to 6 bar halfway through", body=QUESTION
    )


@pytest.fixture
def offered(topic: Topic) -> TopicCase:
    return offer_case(topic=topic)


@pytest.fixture
def case(offered: TopicCase, asker: Any) -> TopicCase:
    """Agreed to, and arrived in the built-in store."""
    agree_to_case(case=offered, by=asker)
    send_outbox()
    send_outbox()
    offered.refresh_from_db()
    return offered


def there(case: TopicCase) -> Case:
    return Case.objects.get(pk=case.record_id)


def page(client: Any, viewer: Any, address: str) -> str:
    if viewer is None:
        client.logout()
    else:
        client.force_login(viewer)
    return str(client.get(address, follow=True).content.decode())


# The offer


def test_who_waited_as_long_as_the_board_says_is_offered_a_case_once(
    board: Any, topic: Topic, asker: Any, run_reactions: Any
) -> None:
    now = timezone.now()
    assert offer_due_cases(now=now + timedelta(hours=71)) == 0
    assert offer_due_cases(now=now + timedelta(hours=73)) == 1 and offer_due_cases(now=now + timedelta(hours=74)) == 0
    run_reactions()
    line = Notification.objects.get(about="offer")
    assert line.member == asker and OutgoingEmail.objects.filter(notification=line).count() == 1


def test_nobody_is_offered_a_case_where_an_answer_stands_or_the_board_does_not_want_it(
    board: Any, topic: Topic, asker: Any, helper: Any, support: Any
) -> None:
    later = timezone.now() + 4 * DAY
    board.case_after_hours = 0
    board.save_revision().publish()
    assert offer_due_cases(now=later) == 0
    board.case_after_hours = 72
    board.save_revision().publish()
    assert offer_due_cases(now=later + 40 * DAY) == 0  # too long ago
    post = reply(topic=topic, by=helper, body="<p>Push a needle through.</p>")
    assert offer_due_cases(now=later) == 0
    accept_solution(post=post, by=asker)
    with pytest.raises(Refused, match="settled"):
        offer_case(topic=topic, by=support)


def test_the_offer_is_seen_by_the_asker_alone(client: Any, offered: TopicCase, asker: Any, helper: Any) -> None:
    address = offered.topic.get_absolute_url()
    assert "May support take your question?" in page(client, asker, address)
    for other in (helper, None):
        assert "upport" not in page(client, other, address).replace("portal", "")
    assert offered.subject in page(client, asker, "/my-cases/") and offered.subject not in page(client, helper, "/my-cases/")


def test_only_who_works_on_cases_escalates(client: Any, topic: Topic, helper: Any, support: Any, moderator: Any) -> None:
    address = reverse("conversions:topic_escalate", args=[topic.pk])
    for other in (helper, moderator):
        client.force_login(other)
        assert client.post(address, {"offer": "1"}).status_code == 403
    assert "Offer it to the asker" in page(client, support, topic.get_absolute_url())
    client.force_login(support)
    client.post(address, {"offer": "1"})
    assert TopicCase.objects.get().offered_by == support


def test_no_thanks_costs_nothing_and_is_not_asked_again(
    client: Any, board: Any, offered: TopicCase, asker: Any, support: Any
) -> None:
    client.force_login(asker)
    client.post(reverse("conversions:case_answer", args=[offered.pk]), {"answer": "no"})
    offered.refresh_from_db()
    assert offered.state == "declined" and not Outbox.objects.exists() and not Promise.objects.exists()
    assert offer_case(topic=offered.topic, by=support).state == "declined"
    assert offer_due_cases(now=timezone.now() + 5 * DAY) == 0
    assert "May support take" not in page(client, asker, offered.topic.get_absolute_url())
    with pytest.raises(Refused, match="You said no"):
        agree_to_case(case=offered, by=asker)


def test_the_page_of_what_the_company_knows_has_the_case(client: Any, offered: TopicCase, asker: Any, helper: Any) -> None:
    address = reverse("crm:my_data")
    assert "What you handed over" not in page(client, asker, address), "nothing has left yet"
    agree_to_case(case=offered, by=asker)
    shown = page(client, asker, address)
    assert "What you handed over" in shown and "on its way" in shown
    send_outbox()
    offered.refresh_from_db()
    shown = page(client, asker, address)
    assert offered.subject in shown and f"/my-cases/{offered.pk}/" in shown and "on its way" not in shown
    assert "you agreed that support takes it" in shown
    assert "What you handed over" not in page(client, helper, address)


def test_a_case_stays_when_the_rest_is_taken_back_and_the_receipt_says_so(asker: Any, case: TopicCase, client: Any) -> None:
    agree_to_sharing(member=asker)
    send_outbox()
    receipt = withdraw_sharing(member=asker)
    assert receipt is not None
    send_outbox()
    receipt.refresh_from_db()
    assert receipt.done_at is not None
    [stays] = [item for item in receipt.items if item["state"] == "remaining"]
    assert (stays["what"], stays["count"]) == ("cases", 1) and stays["system"] == case.connection.name
    assert case.subject in page(client, asker, reverse("crm:my_data"))


def test_only_the_asker_says_yes_and_only_while_the_question_is_open(
    offered: TopicCase, asker: Any, helper: Any, support: Any
) -> None:
    for other in (helper, support):
        with pytest.raises(Refused, match="Only whoever asked"):
            agree_to_case(case=offered, by=other)
    post = reply(topic=offered.topic, by=helper, body="<p>Push a needle through.</p>")
    accept_solution(post=post, by=asker)
    with pytest.raises(Refused, match="settled"):
        agree_to_case(case=offered, by=asker)


# The case


def test_the_askers_yes_makes_one_case_with_the_question_and_links_to_replies(
    offered: TopicCase, asker: Any, helper: Any
) -> None:
    post = reply(topic=offered.topic, by=helper, body="<p>Zqxhelper thinks it is the gicleur.</p>")
    agree_to_case(case=offered, by=asker)
    agree_to_case(case=offered, by=asker)  # pressed twice
    assert Outbox.objects.count() == 1 and not Case.objects.exists()
    send_outbox()
    send_outbox()
    offered.refresh_from_db()
    made = Case.objects.get()
    assert (made.number, made.subject, made.contact, made.state) == (f"Q-{offered.topic_id}", offered.subject, None, "open")
    assert made.due_at == offered.due_at and str(made.pk) == offered.record_id
    [message] = made.messages.all()
    assert message.is_public and message.author == asker.display_name and "needle sinks to six bar" in message.text
    assert post.get_absolute_url() in message.text and "Zqxhelper" not in message.text
    later = reply(topic=offered.topic, by=helper, body="<p>Zqxhelper again.</p>")
    point_to_replies()
    point_to_replies()
    send_outbox()
    note = made.messages.get(is_public=False)
    assert later.get_absolute_url() in note.text and "Zqxhelper" not in note.text


def test_the_case_belongs_to_the_linked_contact_and_only_with_that_consent(
    board: Any, verified: Any, asker: Any, client: Any
) -> None:
    priya = verified("priya")
    contact = Contact.objects.create(number="7", email=priya.email)
    made = post_topic(board_id=board.pk, by=priya, kind="question", title="Which filter fits the Alto 2?", body=QUESTION)
    case = offer_case(topic=made)
    assert "link my customer record" in page(client, priya, made.get_absolute_url())
    client.post(reverse("conversions:case_answer", args=[case.pk]), {"answer": "linked"})
    for _round in range(3):
        send_outbox()
    case.refresh_from_db()
    assert case.is_linked and there(case).contact == contact
    withdraw_sharing(member=priya)
    send_outbox()
    case.refresh_from_db()
    assert not case.is_linked and there(case).contact is None
    assert there(case).messages.count() == 1  # the conversation goes on


def test_a_case_that_lost_its_link_on_its_way_goes_without(board: Any, verified: Any) -> None:
    priya = verified("priya")
    agree_to_sharing(member=priya)
    made = post_topic(board_id=board.pk, by=priya, kind="question", title="Which filter fits the Alto 2?", body=QUESTION)
    case = agree_to_case(case=offer_case(topic=made), by=priya)
    assert case.is_linked
    withdraw_sharing(member=priya)
    send_outbox()
    assert not Case.objects.exists()
    TopicCase.objects.update(opened_at=timezone.now() - DAY)
    point_to_replies()
    send_outbox()
    assert Case.objects.get().contact is None


def test_staff_open_a_case_with_a_link_and_no_contact(
    client: Any, topic: Topic, asker: Any, support: Any, helper: Any, run_reactions: Any
) -> None:
    case = open_without_asker(topic=topic, by=support)
    send_outbox()
    send_outbox()
    case.refresh_from_db()
    made = there(case)
    [note] = made.messages.all()
    assert made.contact is None and topic.get_absolute_url() in note.text and "needle" not in note.text
    write_message(case=made, by=support, text="Zqxpublic to nobody", is_public=True)
    run_reactions()
    assert not CaseMessage.objects.exists() and not Notification.objects.filter(kind="support").exists()
    for viewer in (asker, helper, None):
        text = page(client, viewer, topic.get_absolute_url())
        assert "Support has this question; answer by" in text and "Zqxpublic" not in text
    client.force_login(asker)
    assert client.get(case.get_absolute_url()).status_code == 404
    assert offer_case(topic=topic, by=support).state == "staff_only"


def test_the_promise_stands_on_the_line_until_the_first_answer(client: Any, case: TopicCase, support: Any, helper: Any) -> None:
    promise = Promise.objects.get(kind="conversions.case")
    assert promise.object == case.topic and promise.due_at == case.due_at and promise.owner_name == "Support"
    assert "An answer from support" in page(client, helper, case.topic.get_absolute_url())
    write_message(case=there(case), by=support, text="An internal thought", is_public=False)
    promise.refresh_from_db()
    assert promise.kept_at is None
    write_message(case=there(case), by=support, text="Try a new seal.", is_public=True)
    promise.refresh_from_db()
    assert promise.kept_at is not None


# The conversation


def test_both_channels_have_the_same_words(client: Any, case: TopicCase, asker: Any, support: Any, run_reactions: Any) -> None:
    client.force_login(support)
    client.post(reverse("crm_case_message", args=[case.record_id]), {"text": "Try a **new** seal.", "audience": "waits"})
    run_reactions()
    line = Notification.objects.get(kind="support", about="support")
    assert line.member == asker and OutgoingEmail.objects.filter(notification=line).exists()
    for address in (case.topic.get_absolute_url(), case.get_absolute_url()):
        text = page(client, asker, address)
        assert "Try a <strong>new</strong> seal." in text and support.display_name in text and "Support waits for you" in text
    write = reverse("conversions:case_write", args=[case.pk])
    answer = client.post(write, {"body": "It *still* leaks.", "from": "topic"})
    assert answer["Location"].endswith(f"#case-{case.pk}")
    assert there(case).state == "waiting"
    send_outbox()
    assert there(case).state == "open"
    assert there(case).messages.order_by("-pk").first().text == "It *still* leaks."
    run_reactions()
    told = Notification.objects.get(kind="case_work")
    assert told.member == support
    client.force_login(support)
    client.post(write, {"body": "Then send it in.", "from": "topic"})
    assert "Then send it in." in page(client, asker, case.get_absolute_url())
    assert there(case).messages.filter(is_public=True, text="Then send it in.").count() == 1
    assert case.messages.count() == 4


def test_files_cross_to_the_other_and_to_nobody_else(
    client: Any, case: TopicCase, asker: Any, support: Any, helper: Any, upload_folder: Any
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from portal.writing.actions import store_upload

    client.force_login(support)
    for audience in ("public", "internal"):
        sent = {"text": "See here", "audience": audience, "file": SimpleUploadedFile(f"{audience}.txt", b"Turn it left.")}
        assert client.post(reverse("crm_case_message", args=[case.record_id]), sent).status_code == 302
    public, internal = Upload.objects.order_by("pk")
    mine = store_upload(member=asker, file=SimpleUploadedFile("log.txt", b"6 bar"), name="log.txt")
    write_to_support(case=case, by=asker, body=f'<p><a href="{mine.url}">log.txt</a></p>')
    send_outbox()
    assert mine.url in there(case).messages.order_by("-pk").first().text
    colleague_sees = {public.url: 200, internal.url: 200, mine.url: 200}
    for viewer, statuses in (
        (support, colleague_sees),
        (asker, {public.url: 200, internal.url: 404, mine.url: 200}),
        (helper, {public.url: 404, internal.url: 404, mine.url: 404}),
    ):
        client.force_login(viewer)
        assert {url: client.get(url).status_code for url in statuses} == statuses
    assert public.url in page(client, asker, case.get_absolute_url())


def test_an_internal_note_never_crosses(
    client: Any, case: TopicCase, asker: Any, helper: Any, support: Any, run_reactions: Any, mailoutbox: Any
) -> None:
    write_message(case=there(case), by=support, text="Zqxinternal: a difficult customer", is_public=False)
    write_message(case=there(case), by=support, text="A public word", is_public=True)
    write_message(case=there(case), by=support, text="Zqxinternal again", is_public=False)
    run_reactions()
    OutgoingEmail.objects.update(due_at=timezone.now() - DAY)
    from portal.members.personal import personal_data
    from portal.notifications.tasks import send_pending_emails

    send_pending_emails.func()
    assert any("A public word" in mail.body for mail in mailoutbox)
    assert not any("Zqx" in f"{mail.body}{mail.alternatives}" for mail in mailoutbox)
    topic = case.topic
    for viewer in (asker, helper, None):
        for address in (
            topic.get_absolute_url(), case.get_absolute_url(), "/my-cases/", "/inbox/", "/search/?q=Zqxinternal",
            f"/feeds/topic/{topic.pk}.atom", f"/feeds/board/{topic.board_id}.atom", "/my-data/",
        ):  # fmt: skip
            assert "difficult customer" not in page(client, viewer, address), (viewer, address)
            assert "Zqxinternal again" not in page(client, viewer, address), (viewer, address)
    exported = str([list(each.rows(asker)) for each in personal_data()])
    assert "A public word" in exported and "Zqx" not in exported
    assert not [row for row in Activity.objects.all() if "Zqx" in str(row.data)]
    assert not CaseMessage.objects.filter(body__contains="Zqx").exists()


def test_what_is_said_in_a_case_is_read_by_asker_and_support_alone(
    client: Any, case: TopicCase, asker: Any, helper: Any, support: Any, moderator: Any
) -> None:
    write_message(case=there(case), by=support, text="Zqxanswer in private", is_public=True)
    for viewer in (helper, moderator, None):
        text = page(client, viewer, case.topic.get_absolute_url())
        assert "Zqxanswer" not in text and "Support has this question." in text
        assert "Zqxanswer" not in page(client, viewer, case.get_absolute_url())
        for address in ("message", "propose", "publish", "answer"):
            status = client.post(f"/my-cases/{case.pk}/{address}/", {"body": "x", "answer": "yes"}).status_code
            assert status == (302 if viewer is None else 404)
    assert case.messages.count() == 2


def test_who_has_it_and_when_it_is_closed_is_shown(client: Any, case: TopicCase, asker: Any, helper: Any, support: Any) -> None:
    assign_case(case=there(case), by=support, to=support)
    assert support.display_name in page(client, asker, "/my-cases/")
    close_case(case=there(case), by=support)
    assert "Closed" in page(client, asker, "/my-cases/")
    assert "Support has this question" not in page(client, helper, case.topic.get_absolute_url())
    assert Promise.objects.get(kind="conversions.case").withdrawn_reason == "Support closed the case."
    write_to_support(case=case, by=asker, body="<p>It came back.</p>")
    send_outbox()
    case.refresh_from_db()
    assert there(case).state == case.case_state == "open"


# The answer for everybody


def test_what_solved_it_is_published_with_the_askers_word(
    client: Any, case: TopicCase, asker: Any, support: Any, helper: Any
) -> None:
    write_message(case=there(case), by=support, text="A new seal.", is_public=True)
    client.force_login(support)
    client.post(reverse("conversions:case_propose", args=[case.pk]), {"body": "Fit a **new** seal."})
    assert "Fit a" not in page(client, helper, case.topic.get_absolute_url())
    case.refresh_from_db()
    with pytest.raises(Refused, match="Only whoever asked"):
        publish_answer(case=case, by=helper)
    seen = case.proposed_at
    propose_answer(case=case, by=support, body="<p>Fit a <strong>newer</strong> seal.</p>")
    with pytest.raises(Refused, match="Read it once more"):
        publish_answer(case=case, by=asker, was=seen)
    case.refresh_from_db()
    client.force_login(asker)
    client.post(reverse("conversions:case_publish", args=[case.pk]), {"answer": "yes", "was": case.proposed_at.isoformat()})
    case.refresh_from_db()
    topic = Topic.objects.get(pk=case.topic_id)
    post = case.published
    assert post.author == support and post.is_official and topic.solution == post and "newer" in post.body
    assert publish_answer(case=case, by=asker) == post  # pressed twice
    assert "Fit a" in page(client, helper, topic.get_absolute_url())


def test_what_the_asker_keeps_private_is_not_published(client: Any, case: TopicCase, asker: Any, support: Any) -> None:
    propose_answer(case=case, by=support, body="<p>Fit a new seal.</p>")
    client.force_login(asker)
    client.post(reverse("conversions:case_publish", args=[case.pk]), {"answer": "no"})
    with pytest.raises(Refused, match="Nothing waits"):
        publish_answer(case=case, by=asker)
    assert case.topic.posts.count() == 1


# What becomes of topic, link and account


def test_the_case_follows_a_merge_and_stays_the_askers_when_the_topic_is_out_of_sight(
    client: Any,
    case: TopicCase,
    board: Any,
    private_board: Any,
    asker: Any,
    helper: Any,
    moderator: Any,
    support: Any,
    insider: Any,
) -> None:
    moderator.groups.add(*insider.groups.all())
    other = post_topic(board_id=board.pk, by=helper, kind="question", title="The pressure is too low here", body=QUESTION)
    merge_topic(topic=case.topic, into=other, by=moderator)
    promise = Promise.objects.get(kind="conversions.case")
    assert promise.object == other
    assert "Your case with support" in page(client, asker, other.get_absolute_url())
    assert "Your case" not in page(client, helper, other.get_absolute_url())
    write_message(case=there(case), by=support, text="Try a new seal.", is_public=True)
    promise.refresh_from_db()
    assert promise.kept_at
    unmerge_topic(topic=case.topic, by=moderator)
    assert "Your case with support" in page(client, asker, case.topic.get_absolute_url())
    move_topic(topic=Topic.objects.get(pk=case.topic_id), board_id=private_board.pk, by=moderator)
    hide_topic(thing=Topic.objects.get(pk=case.topic_id), by=moderator, reason="A test")
    cache.clear()
    text = page(client, asker, case.get_absolute_url())
    assert "Try a new seal." in text and "not open to you" in text and case.subject in page(client, asker, "/my-cases/")


def test_an_erased_asker_takes_the_conversation_along(case: TopicCase, asker: Any, support: Any) -> None:
    write_message(case=there(case), by=support, text="Try a new seal.", is_public=True)
    write_message(case=there(case), by=support, text="Kept by support", is_public=False)
    erase_member(member=asker, keep_content=False, is_told=False)
    case.refresh_from_db()
    assert case.asker is None and not case.subject and not case.messages.exists()
    assert dict(Message.objects.filter(case=there(case)).values_list("author", "text"))[""] == "–"
    assert there(case).subject == "–" and there(case).messages.filter(text="Kept by support").exists()


def test_a_question_that_is_declined_or_erased_leaves_nothing(offered: TopicCase, asker: Any) -> None:
    decline_case(case=offered, by=asker)
    erase_member(member=asker, keep_content=True, is_told=False)
    assert not TopicCase.objects.exists() and not Case.objects.exists()


def test_a_case_on_its_way_is_not_sent_once_the_account_is_erased(offered: TopicCase, asker: Any) -> None:
    agree_to_case(case=offered, by=asker)
    erase_member(member=asker, keep_content=True, is_told=False)
    send_outbox()
    assert not Case.objects.exists() and not Outbox.objects.filter(purpose="case").exists()
    assert not Promise.objects.open().exists()
