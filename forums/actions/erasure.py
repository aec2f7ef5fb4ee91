"""What becomes of a member's words when the account goes, or is claimed by its owner."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from forums.actions.counting import (
    FIELDS,
    counted,
    is_counted,
    recount_members,
    refresh_last,
    shown_figures,
    write_figures,
)
from forums.models import Deflection, HelpfulVote, Post, ProblemVote, ReadUntil, Topic, TopicRead
from portal.common.html import NO_HTML
from portal.members.models import Member


@transaction.atomic
def erase_posts_of(*, member: Member, keep_content: bool) -> None:
    """Their votes go. Their words stay under the placeholder, or are emptied for good where they asked for that.

    Replies of others to an emptied question stay: they are not the member's to erase.
    """
    TopicRead.objects.filter(member=member).delete()
    for solved in Deflection.objects.filter(member=member).order_by("object_id"):
        if solved.kind == "forums.topic":
            Topic.objects.filter(pk=solved.object_id).update(deflected_count=F("deflected_count") - 1)
        solved.delete()
    Topic.objects.filter(author=member).update(read_before=[])
    Topic.objects.filter(assigned_to=member).update(assigned_to=None)
    Topic.objects.filter(claimed_by=member).update(claimed_by=None, claimed_until=None)
    ReadUntil.objects.filter(member=member).delete()
    for vote in HelpfulVote.objects.filter(member=member).select_related("post__topic", "post__parent").order_by("post_id"):
        Post.objects.filter(pk=vote.post_id).update(helpful_count=F("helpful_count") - 1)
        if is_counted(vote.post):
            write_figures(shown_figures({(vote.post.author_id, "helpful_count"): -1}, vote.post.topic))
        vote.delete()
    for shared in ProblemVote.objects.filter(member=member).order_by("topic_id"):
        Topic.objects.filter(pk=shared.topic_id).update(same_count=F("same_count") - 1)
        shared.delete()
    if keep_content:
        return
    from django.contrib.contenttypes.models import ContentType

    from portal.writing.models import Revision, Upload

    now = timezone.now()
    post_type = ContentType.objects.get_for_model(Post)
    for post in Post.objects.filter(author=member).select_related("topic").order_by("topic_id", "pk"):
        topic = Topic.objects.lock(post.topic_id)
        Revision.objects.filter(object_type=post_type, object_id=post.pk).delete()
        for upload in Upload.objects.filter(object_type=post_type, object_id=post.pk):
            upload.file.delete(save=False)
            upload.delete()
        with counted(topic, whole=True):
            was_public = post.is_public
            post.body, post.excerpt = NO_HTML, ""
            if post.is_first and topic.reply_count:
                # Others answered here: the question loses its text and keeps its place.
                post.save(update_fields=["body", "excerpt"])
                continue
            post.deleted_at = post.deleted_at or now
            post.save(update_fields=["body", "excerpt", "deleted_at"])
            if topic.solution_id == post.pk:
                topic.clear_solution()
            if post.is_first:
                topic.deleted_at = topic.deleted_at or now
            elif post.is_comment and was_public:
                Post.objects.filter(pk=post.parent_id).update(comment_count=F("comment_count") - 1)
                topic.comment_count = max(0, topic.comment_count - 1)
            elif was_public:
                topic.reply_count = max(0, topic.reply_count - 1)
            refresh_last(topic)
            topic.save(update_fields=["deleted_at", "comment_count", "reply_count", "active_at", "last_poster"])
    Topic.objects.filter(author=member, deleted_at__isnull=False).update(title="-", slug="topic")
    Topic.objects.filter(author=member).update(answers=[])
    Member.objects.filter(pk=member.pk).update(**dict.fromkeys(FIELDS, 0))


@transaction.atomic
def reassign(*, old: Member, new: Member) -> None:
    """What an imported member wrote becomes what its owner wrote."""
    Topic.objects.filter(author=old).update(author=new)
    Topic.objects.filter(last_poster=old).update(last_poster=new)
    Post.objects.filter(author=old).update(author=new)
    # What one of them replied to the other is an addition to one's own question now.
    both = Post.objects.filter(author=new, topic__author=new, position__gt=1).order_by("topic_id")
    for pk in both.values_list("topic_id", flat=True).distinct():
        topic = Topic.objects.lock_all(pk)[pk]
        with counted(topic):
            topic.others_reply_count = Post.objects.filter(topic=topic).replies_of_others().count()
            topic.save(update_fields=["others_reply_count"])
    # Not a sum: an answer that the one accepted of the other is one's own now.
    recount_members([old.pk, new.pk])
