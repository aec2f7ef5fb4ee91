import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from forums.actions import post_topic
from portal.members.actions import accept_terms, ask_for_export, build_export, edit_profile, remove_expired_exports
from portal.members.actions.exports import ExportUnderWay
from portal.members.models import Member, Organisation, PersonalExport

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path, monkeypatch):
    from django.core.files.storage import storages

    settings.STORAGES = settings.STORAGES | {
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private", "base_url": None},
        }
    }
    monkeypatch.setattr(PersonalExport._meta.get_field("file"), "storage", storages["private"])


@pytest.fixture
def ready(verified):
    member = verified("ines", name="Ines <b>Okafor</b>")
    accept_terms(member=member)
    edit_profile(member=member, bio="Descales")
    member.refresh_from_db()
    member.organisation = Organisation.objects.create(name="Roastery", segment_id="large")
    member.save()
    export = ask_for_export(member=member)
    build_export(export=export)
    export.refresh_from_db()
    return export


def contents(export):
    with zipfile.ZipFile(io.BytesIO(export.file.open("rb").read())) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_archive_holds_all_about_the_member_for_programs_and_for_people(ready):
    files = contents(ready)
    data = json.loads(files["data.json"])
    assert data["members.account"][0]["bio"] == "Descales"
    assert data["members.account"][0]["organisation"] == "Roastery"
    assert data["members.addresses"][0]["email"] == "ines@example.com"
    assert {row["purpose"] for row in data["members.consents"]} == {"rules", "privacy"}
    assert any(row["type"] == "members.profile.edited" for row in data["activity.activities"])
    assert "Descales" in files["pages/members-account-1.html"]
    assert "Ines &lt;b&gt;Okafor" in files["index.html"]
    assert 'href="pages/members-account-1.html"' in files["index.html"]


def test_every_column_of_a_member_is_in_the_export_or_is_no_fact_about_them(ready):
    row = json.loads(contents(ready)["data.json"])["members.account"][0]
    no_facts = {"id", "is_superuser", "is_active", "erased_at", "avatar", "avatar_path", "avatar_hue"}
    assert {field.name for field in Member._meta.fields} - set(row) - no_facts == set()


# Who answers, in export and erasure, for each column that points at a member.
ANSWERED = {
    "exported by portal/members/personal_data.py": """
        account.EmailAddress.user mfa.Authenticator.user usersessions.UserSession.user socialaccount.SocialAccount.user
        members.OrganisationMembership.member
        members.FormerHandle.member members.Consent.member members.PersonalExport.member members.ImportedMember.member
        members.MemberClaim.claimant members.Invitation.invited_by members.Invitation.accepted_by
        activity.Activity.actor activity.Promise.owner activity.Promise.to
        members.Member_groups.member members.Member_user_permissions.member""",
    "for an hour, and only a hash of it: what is exported are the addresses": "members.EntryLink.member",
    "for ten minutes, about a case of others": "moderation.CaseClaim.member",
    "exported by portal/writing/personal_data.py": "writing.Draft.member writing.Upload.member writing.Revision.editor",
    "exported by portal/articles/personal_data.py": "articles.ArticleVote.member",
    "exported by portal/moderation/personal_data.py": """
        moderation.Sanction.member moderation.Flag.member moderation.PrivateReading.member
        moderation.TrustGrant.member moderation.AccountCheck.member""",
    "exported by portal/notifications/personal_data.py": """
        notifications.Digest.member notifications.Follow.member notifications.Notification.member notifications.Preference.member""",
    "exported by forums": """
        forums.Topic.author forums.Post.author forums.HelpfulVote.member forums.ProblemVote.member forums.TopicRead.member forums.Deflection.member
        forums.ReadUntil.member""",
    "exported by ideas/contests": """
        contests.Juror.member contests.Entry.entered_by contests.ContestBallot.member contests.EntryVote.member
        contests.JuryScore.member""",
    "exported by ideas/workbench": """
        workbench.SavedView.owner workbench.PlannedChange.by workbench.PlannedChange.owner""",
    "exported by ideas/internal_records": "internal_records.IdeaNote.by internal_records.IdeaScore.scored_by internal_records.TrackerLink.added_by",
    "exported by ideas/pairwise": "pairwise.Comparison.member",
    "exported by portal/insights/personal_data.py": "insights.Mention.person",
    "exported by portal/polls": """
        polls.PollBallot.member polls.StatementAnswer.member polls.Statement.author polls.InlinePoll.author polls.InlineBallot.member""",
    "exported by portal/products/personal_data.py": "products.OwnedProduct.member",
    "exported by portal/ratings": """
        ratings.Review.author ratings.ReviewVote.member ratings.CompanyAnswer.author ratings.ReviewReturn.by""",
    "exported by forums/personal_data.py": "forums.Bookmark.member forums.BoardPage.answer_owner",
    "exported by ideas/kinds.py and ideas/personal_data.py": """
        ideas.Idea.author ideas.Idea.owner ideas.IdeaBoardPage.default_owner ideas.IdeaComment.author ideas.OfficialResponse.author ideas.Vote.member
        ideas.Vote.on_behalf_by ideas.Ballot.member ideas.Spokesperson.member ideas.IdeaCommentVote.member""",
    "exported by portal/crm/personal_data.py": """
        crm.Link.member crm.SentEvent.member crm.Receipt.member crm.Outbox.member crm.DeadLetter.member crm.SyncLogEntry.member
        crm.AuditEntry.member crm.SharingQuestion.member crm.Correction.member crm.ContactReading.member""",
    "exported by portal/conversions/personal_data.py": """
        conversions.TopicCase.asker conversions.TopicCase.offered_by conversions.TopicCase.proposed_by conversions.CaseMessage.by""",
    "work of staff on customer records: the log has it as well, under the placeholder": """
        crm.Case.assignee crm.Message.by crm.ContactMerge.by crm.ContactMerge.undone_by crm.ImportRun.by""",
    "a decision of staff about a customer record; erased with the one who made it": """
        crm.Link.decided_by crm.AuditEntry.by crm.DeadLetter.resolved_by crm.Correction.answered_by""",
    "exported by tests/toy": "toy.Note.author",
    "an act on what somebody else wrote: the log has it as well, under the placeholder": """
        ideas.Idea.hidden_by ratings.Review.hidden_by ratings.Review.deleted_by ideas.Idea.deleted_by ideas.IdeaComment.hidden_by ideas.IdeaComment.deleted_by
        ideas.StatusChange.by ideas.StatusChange.owner ideas.Idea.status_by ideas.DeliveryUpdate.by ideas.IdeaMerge.by ideas.IdeaMerge.undone_by
        ideas.IdeaSplit.by ideas.Spokesperson.given_by duplicates.LikelyPair.said_different_by
        members.MemberClaim.decided_by moderation.Sanction.by moderation.Sanction.undone_by forums.Topic.last_poster
        forums.Topic.solved_by forums.Topic.needs_info_by forums.Topic.assigned_to forums.Topic.claimed_by
        forums.BulkAct.by forums.BulkAct.undone_by
        forums.Topic.closed_by forums.Topic.hidden_by forums.Topic.deleted_by
        forums.Post.hidden_by forums.Post.deleted_by polls.Statement.hidden_by polls.Statement.deleted_by
        polls.InlinePoll.hidden_by polls.InlinePoll.deleted_by polls.InlinePoll.closed_by
        contests.Juror.appointed_by contests.ContestResult.announced_by
        moderation.Flag.decided_by moderation.Decision.by moderation.Decision.undone_by moderation.TrustGrant.by moderation.TrustGrant.taken_by moderation.AccountCheck.cleared_by moderation.AccountCheck.resembles forums.StaffNote.by notifications.Notification.actor""",
    "an editor's work, in the history of pages": """
        admin.LogEntry.user wagtailusers.UserProfile.user wagtailcore.Comment.user wagtailcore.Comment.resolved_by wagtailcore.CommentReply.user
        wagtailcore.Page.owner wagtailcore.Page.locked_by wagtailcore.Revision.user wagtailcore.WorkflowState.requested_by
        wagtailcore.TaskState.finished_by wagtailcore.PageLogEntry.user wagtailcore.ModelLogEntry.user
        wagtailcore.PageSubscription.user wagtailcore.UploadedFile.uploaded_by_user wagtailcore.APIToken.user
        wagtailimages.Image.uploaded_by_user wagtaildocs.Document.uploaded_by_user wagtailadmin.EditingSession.user
        wagtailadmin.FormState.user articles.ArticlePage.author articles.ArticlePage.checked_by""",
}


def test_every_column_that_points_at_a_member_has_somebody_who_answers_for_it():
    """A table that is new and knows a member joins the export (`register_personal_data`, `Exportable`) and the list above."""
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.related_model is Member and not getattr(field.remote_field, "parent_link", False)
    }
    answered = {name for names in ANSWERED.values() for name in names.split()}
    assert found - answered == set()


def test_secrets_are_not_in_it(ready):
    ready.member.set_password("a-long-password-here")
    assert "pbkdf2" not in contents(ready)["data.json"]
    assert "session_key" not in contents(ready)["data.json"]


def test_the_worker_builds_it_and_an_email_brings_the_link(client, verified, run_reactions):
    member = verified("ines")
    client.force_login(member)
    client.post(reverse("members:export_create"))
    run_reactions()  # builds
    run_reactions()  # writes
    export = PersonalExport.objects.get(member=member)
    link = reverse("members:export_download", args=[export.key])
    assert link in mail.outbox[-1].body
    response = client.get(link)
    assert response["Content-Type"] == "application/zip"
    assert zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))).testzip() is None


def test_it_is_for_its_member_only_and_for_48_hours(client, ready, stranger):
    link = reverse("members:export_download", args=[ready.key])
    assert client.get(link).status_code == 302
    client.force_login(stranger)
    assert client.get(link).status_code == 404
    client.force_login(ready.member)
    assert client.get(link).status_code == 200
    assert timedelta(hours=47) < ready.expires_at - timezone.now() <= timedelta(hours=48)
    PersonalExport.objects.update(expires_at=timezone.now())
    assert client.get(link).status_code == 404


def test_it_is_deleted_when_its_time_is_over(ready):
    storage, name = ready.file.storage, ready.file.name
    assert remove_expired_exports() == 0
    assert remove_expired_exports(now=timezone.now() + timedelta(hours=49)) == 1
    assert not storage.exists(name)


def test_one_at_a_time(asker):
    ask_for_export(member=asker)
    with pytest.raises(ExportUnderWay):
        ask_for_export(member=asker)


def test_building_twice_changes_nothing(ready):
    before = ready.file.name, ready.ready_at
    build_export(export=ready)
    ready.refresh_from_db()
    assert before == (ready.file.name, ready.ready_at)


def test_the_fourth_in_a_day_is_refused(client, asker):
    client.force_login(asker)
    statuses = [client.post(reverse("members:export_create")).status_code for _ in range(4)]
    assert statuses == [302, 302, 302, 429]


def test_in_the_pages_for_people_typed_tags_stay_and_markup_becomes_text(verified, board):
    member = verified("ines")
    post_topic(board_id=board.pk, by=member, kind="question", title="a <b> c", body="<p>Is 1 &lt; 2 &amp; <em>so</em>?</p>")
    edit_profile(member=member, bio="I like <img src=x> tags")
    export = ask_for_export(member=member)
    build_export(export=export)
    export.refresh_from_db()
    files = contents(export)
    assert "I like &lt;img src=x&gt; tags" in files["pages/members-account-1.html"]
    assert "a &lt;b&gt; c" in files["pages/forums-post-1.html"]
    assert "Is 1 &lt; 2 &amp; so?" in files["pages/forums-post-1.html"]
    assert json.loads(files["data.json"])["forums.post"][0]["text"] == "<p>Is 1 &lt; 2 &amp; <em>so</em>?</p>"
