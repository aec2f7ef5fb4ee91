"""What becomes of a member's ideas, comments and votes when the account goes, or is claimed by its owner."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from ideas.actions.counting import counted, recount_votes
from ideas.models import Ballot, Idea, IdeaComment, IdeaCommentVote, OfficialResponse, Spokesperson, StatusChange, Vote
from portal.common.html import NO_HTML
from portal.members.models import Member
from portal.writing.models import Revision, Upload


@transaction.atomic
def erase_from_ideas(*, member: Member, keep_content: bool) -> None:
    """Their votes go. Their words stay under the placeholder, or are emptied for good where they asked for that.

    Comments of others on an emptied idea stay: they are not the member's to erase.
    """
    _take_votes(member)
    Vote.objects.filter(on_behalf_by=member).update(source_note="")
    Spokesperson.objects.filter(member=member).delete()
    for row in IdeaCommentVote.objects.filter(member=member).order_by("comment_id"):
        IdeaComment.objects.filter(pk=row.comment_id).update(helpful_count=F("helpful_count") - 1)
        row.delete()
    if keep_content:
        return
    now = timezone.now()
    for pk in Idea.objects.filter(author=member).order_by("pk").values_list("pk", flat=True):
        idea = Idea.objects.lock_one(pk)
        _forget_text(idea)
        with counted(idea):
            idea.body, idea.excerpt = NO_HTML, ""
            idea.answers = []
            if not idea.vote_count and not idea.comment_count:
                # Nobody else took part: nothing of it is left.
                idea.deleted_at = idea.deleted_at or now
                idea.title, idea.title_key, idea.slug = "-", "", "idea"
            idea.save(update_fields=["body", "excerpt", "answers", "deleted_at", "title", "title_key", "slug"])
    for comment in IdeaComment.objects.filter(author=member).order_by("idea_id", "pk"):
        idea = Idea.objects.lock_one(comment.idea_id)
        _forget_text(comment)
        was_public = comment.is_public
        comment.body, comment.excerpt = NO_HTML, ""
        comment.deleted_at = comment.deleted_at or now
        comment.save(update_fields=["body", "excerpt", "deleted_at"])
        if was_public:
            idea.comment_count = max(0, idea.comment_count - 1)
            idea.save(update_fields=["comment_count"])
            if comment.branch_id:
                IdeaComment.objects.filter(pk=comment.branch_id, reply_count__gt=0).update(reply_count=F("reply_count") - 1)


def _take_votes(member: Member) -> None:
    mine = Vote.objects.filter(member=member)
    ideas = Idea.objects.lock(*mine.values_list("idea_id", flat=True))
    mine.delete()
    for idea in ideas.values():
        recount_votes(idea)
    Ballot.objects.filter(member=member).delete()


def _forget_text(thing: models.Model) -> None:
    """Earlier versions and files of a text."""
    held = {"object_type": ContentType.objects.get_for_model(thing), "object_id": thing.pk}
    Revision.objects.filter(**held).delete()
    for upload in Upload.objects.filter(**held):
        storage, name = upload.file.storage, upload.file.name
        upload.delete()
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name), robust=True)


@transaction.atomic
def reassign(*, old: Member, new: Member) -> None:
    """What an imported member wrote becomes what its owner wrote. A vote that both gave is one vote."""
    Idea.objects.filter(author=old).update(author=new)
    IdeaComment.objects.filter(author=old).update(author=new)
    OfficialResponse.objects.filter(author=old).update(author=new)
    Idea.objects.filter(owner=old).update(owner=new)
    StatusChange.objects.filter(by=old).update(by=new)
    StatusChange.objects.filter(owner=old).update(owner=new)
    ideas = Idea.objects.lock(*Vote.objects.filter(member=old).values_list("idea_id", flat=True))
    theirs = Vote.objects.filter(member=old)
    theirs.filter(origin_id__in=Vote.objects.filter(member=new).values("origin_id")).delete()
    theirs.filter(idea_id__in=Vote.objects.filter(member=new, is_counted=True).values("idea_id")).exclude(
        idea_id=F("origin_id")
    ).update(is_counted=False, member=new)
    for vote in Vote.objects.filter(member=old):
        Vote.objects.filter(member=new, idea_id=vote.idea_id, is_counted=True).update(is_counted=False)
        vote.member = new
        vote.save(update_fields=["member"])
    for idea in ideas.values():
        recount_votes(idea)
