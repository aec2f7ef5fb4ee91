"""A new type of content is local to its app: search, sitemap, inbox, moderation, export and erasure know the toy by its capabilities."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.activity.models import Activity
from portal.activity.notices import NoSuchNotice, Notice, NoticeKind, notice_of, register_notices
from portal.common.kinds import ContentKind, LacksCapability, Lockable, Moderatable, Searchable, kind_named, register_kind
from portal.common.kinds.checks import capabilities_are_whole
from portal.members.actions.erasure import erase_member
from portal.members.archive import sections_of
from portal.moderation.decidable import NotOffered
from portal.moderation.decisions import decide, undo
from portal.moderation.flagging import flag
from portal.notifications.actions import choose_ways
from portal.notifications.checks import every_notice_is_whole
from portal.notifications.models import OutgoingEmail
from portal.notifications.tasks import send_pending_emails
from search.models import SearchEntry
from tests.toy.actions import change_note, pin_note
from tests.toy.models import Note

TEXT = "The zanzibar roast needs a finer grind."


@pytest.fixture
def note(toy, asker, run_reactions):
    note = pin_note(by=asker, title="Finer than you think", text=TEXT)
    run_reactions()
    return note


def found(client) -> str:
    return client.get("/search/?q=zanzibar").text


def test_it_is_found_by_its_words(client, note):
    page = found(client)
    assert "Finer than you think" in page and "Notes" in page and "/wall/" in page
    assert "Finer than you think" in client.get("/search/?q=zanzibar&kind=toy.note").text
    assert "Finer" in client.get("/search/similar/?title=zanzibar+roast+grind&only=toy.note").text


def test_it_stands_in_the_sitemap(client, note):
    assert "/sitemap-notes.xml" in client.get("/sitemap.xml").text
    assert note.get_absolute_url() in client.get("/sitemap-notes.xml").text
    assert client.get("/sitemap-notes-1.xml").status_code == 404


def test_who_follows_it_hears_by_inbox_and_by_mail(client, note, asker, helper, run_reactions):
    client.force_login(helper)
    assert "A note that I follow changes" in client.get("/account/notifications/").text
    client.post(reverse("notifications:follow", args=["note", note.pk]), {"state": "followed"})
    change_note(note=note, by=asker, text="Finer still.")
    run_reactions()
    inbox = client.get("/inbox/").text
    assert "Asker changed a note" in inbox and note.get_absolute_url() in inbox
    assert "Finer than you think" in client.get("/account/notifications/").text  # among what they follow
    OutgoingEmail.objects.update(due_at=timezone.now())
    send_pending_emails.func()
    (email,) = mail.outbox
    assert email.to == [helper.email] and email.subject == "Changed: Finer than you think" and "Finer still." in email.body
    assert "you follow this note" in str(email.alternatives[0][0])


def test_who_stopped_its_mails_or_muted_it_gets_none(client, note, asker, helper, run_reactions):
    client.force_login(helper)
    client.post(reverse("notifications:follow", args=["note", note.pk]), {"state": "followed"})
    choose_ways(member=helper, kind="wall", by_inbox=True, by_email=False)
    change_note(note=note, by=asker, text="Finer still.")
    run_reactions()
    assert "changed a note" in client.get("/inbox/").text and not OutgoingEmail.objects.exists()
    client.post(reverse("notifications:follow", args=["note", note.pk]), {"state": "muted"})
    change_note(note=note, by=asker, text="Finer than that.")
    run_reactions()
    assert helper.notifications.get().activity != Activity.objects.latest("pk")


def test_it_is_flagged_hidden_and_restored_by_decisions(client, note, asker, helper, moderator, run_reactions, advertising):
    client.force_login(helper)
    assert client.get(reverse("flag_create", args=[f"toy.note:{note.pk}"])).status_code == 200
    flag(thing=note, by=helper, reason="spam")
    client.force_login(moderator)
    assert "Finer than you think" in client.get(reverse("moderation_queue")).text
    decision = decide(thing=note, act="hide", by=moderator, rule=advertising, reason="Advertising", source="flag")
    run_reactions()
    client.logout()
    assert "Finer than you think" not in found(client) and not SearchEntry.objects.filter(kind="toy.note").exists()
    assert note.get_absolute_url() not in client.get("/sitemap-notes.xml").text
    client.force_login(asker)
    assert "A moderator took your note down: Advertising (rule 2: No advertising)" in client.get("/inbox/").text
    own = client.get(reverse("hidden_text", args=[f"toy.note:{note.pk}"])).text
    assert "Finer than you think" in own and "2. No advertising" in own
    client.force_login(helper)
    assert client.get(reverse("hidden_text", args=[f"toy.note:{note.pk}"])).status_code == 404
    assert "A moderator agreed with your flag" in client.get("/inbox/").text
    undo(decision=decision, by=moderator)
    run_reactions()
    note.refresh_from_db()
    assert note.hidden_at is None and "Finer than you think" in found(client)


def test_it_is_on_the_profile_and_in_the_export_of_who_wrote_it(client, note, asker, helper):
    client.force_login(helper)
    assert "Finer than you think" in client.get("/members/asker/").text
    rows = {section.name: list(section.rows) for section in sections_of(asker)}
    assert rows["toy.note"] == [{"title": "Finer than you think", "text": TEXT}]
    assert {section.name: list(section.rows) for section in sections_of(helper)}["toy.note"] == []


@pytest.mark.parametrize("keeps", [True, False])
def test_it_goes_or_loses_its_author_with_the_account(note, asker, keeps):
    erase_member(member=asker, keep_content=keeps)
    assert Note.objects.filter(author=asker.pk).count() == 0
    assert Note.objects.filter(pk=note.pk).exists() is keeps


def test_what_it_cannot_do_is_refused_in_words(note, moderator):
    with pytest.raises(LacksCapability, match="cannot be done with things of this kind: note"):
        kind_named("toy.note").get(Lockable)
    with pytest.raises(NotOffered, match="cannot be locked"):
        decide(thing=note, act="lock", by=moderator, reason="Because")


def test_a_kind_without_search_is_refused_where_it_is_named(client, note, asker):
    assert client.get("/search/similar/?title=zanzibar+roast+grind&only=members.member").status_code == 403
    assert client.get("/search/similar/?title=zanzibar+roast+grind&only=no.such").status_code == 404
    with pytest.raises(NoSuchNotice):
        choose_ways(member=asker, kind="no_such", by_inbox=True, by_email=True)
    with pytest.raises(NoSuchNotice):
        notice_of("toy.note.pinned")


# System checks


class HalfASearch(Searchable[Note]):
    def scopes(self, viewer: Any) -> set[str]:
        return {"wall"}


def test_a_capability_that_is_not_whole_fails_a_check(registered, toy):
    assert capabilities_are_whole(None) == [] and every_notice_is_whole(None) == []
    whole = kind_named("toy.note")
    half = ContentKind("toy.note", Note, "note", str, str, whole.visible_to, can=(HalfASearch(), whole.get(Moderatable)))
    register_kind(half)
    said = " ".join(error.msg for error in capabilities_are_whole(None))
    assert "HalfASearch lacks the method documents() of Searchable" in said
    assert "NoteModeration needs Exportable as well" in said and "goes with their account" in said


def test_a_capability_whose_columns_the_model_lacks_fails_a_check(registered, toy):
    class Lock(Lockable[Note]):
        def lock(self, *, thing: Note, by: Any, reason: str = "") -> None: ...

        def unlock(self, *, thing: Note, by: Any, reason: str = "") -> None: ...

    register_kind(ContentKind("toy.note", Note, "note", str, str, kind_named("toy.note").visible_to, can=(Lock(),)))
    assert [error.msg for error in capabilities_are_whole(None)] == ["toy.note: Lock needs the field is_locked on toy.Note."]


def test_a_notice_that_is_not_whole_fails_a_check(registered, toy):
    from tests.toy.activities import NOTE_CHANGED

    class Silent(Notice):
        kinds = (NoticeKind("unheard", "label", "why", order=300),)

    register_notices([NoticeKind("far_too_long_a_name", "label", "", order=1)], {NOTE_CHANGED: Silent()})
    said = " ".join(error.msg for error in every_notice_is_whole(None))
    assert "lacks telling()" in said and "lacks line()" in said and "unheard, which no app registers" in said
    assert "needs a name of 1 to 12 characters" in said and "says no label, no word, or not why a line came" in said


def test_what_is_to_be_told_and_has_no_notice_fails_a_check(registered, toy):
    from portal.activity import notices

    del notices._notices["toy.note.changed"]
    assert [error.msg for error in every_notice_is_whole(None)] == [
        "portal/reactions.py tells of toy.note.changed, about which no app registers a notice."
    ]
