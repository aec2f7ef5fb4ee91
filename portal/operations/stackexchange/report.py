"""What stands in the database for one source: counted there, not while parsing."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Sum

from forums.models import ImportedPost, Post, Topic
from portal.members.models import ImportedMember
from portal.operations.models import ImportSource
from portal.writing.models import Revision


def counts(source: ImportSource) -> dict[str, Any]:
    """The counts of `--json`, by the names that commands.md gives them."""
    imported = ImportedPost.objects.filter(board_id=source.board_id, source=source.site)
    posts = imported.filter(source_kind="post")
    questions = posts.filter(post__position=1)
    answers = posts.filter(post__position__gt=1)
    texts = source.texts.all()
    score = (posts.aggregate(n=Sum("post__source_score"))["n"] or 0) + (texts.aggregate(n=Sum("score"))["n"] or 0)
    below = posts.filter(post__source_score__lt=0).count() + texts.filter(score__lt=0).count()
    question_count = questions.count()
    duplicates = posts.filter(facts__has_key="duplicate_of").values_list("facts__duplicate_of", flat=True)
    related = posts.filter(facts__has_key="related").values_list("facts__related", flat=True)
    tagged = Topic.tags.through.objects.filter(topic_id__in=questions.values("post__topic_id"))
    tags = tagged.order_by().values_list("tag__name").annotate(n=Count("pk"))
    revisions = Revision.objects.filter(
        object_type=ContentType.objects.get_for_model(Post), object_id__in=posts.values("post_id")
    ).exclude(source_id="")
    return {
        "questions": question_count,
        "answers": answers.count(),
        "questions_with_accepted_answer": answers.filter(post__solves__isnull=False).count(),
        "questions_without_answers": question_count - answers.aggregate(n=Count("post__topic_id", distinct=True))["n"],
        "closed_questions": questions.filter(facts__has_key="closed").count(),
        "sum_score_all_posts": score,
        "posts_with_negative_score": below,
        "comments": imported.filter(source_kind="comment").count(),
        "members": ImportedMember.objects.filter(source=source.member_source).count(),
        "tags": dict(sorted(tags, key=lambda pair: (-pair[1], pair[0]))),
        "duplicate_links": sum(map(len, duplicates)),
        "related_links": sum(map(len, related)),
        "revisions": revisions.count(),
        "other_texts": texts.count(),
    }
