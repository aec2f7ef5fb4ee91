"""What search engines are told of a topic (schema.org). A question without an answer is no QAPage."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from forums.models import Post, Topic
from portal.writing.html import text_of


def qa_page(
    topic: Topic, first: Post | None, solution: Post | None, official: Post | None, company: str
) -> dict[str, Any] | None:
    """The structured data of a question with an accepted or an official answer; of a discussion; None where there is nothing to say.

    `company` is the name in which official answers are given.
    """
    if first is None:
        return None
    address = settings.SITE_URL + topic.get_absolute_url()
    if not topic.is_question:
        return {
            "@context": "https://schema.org",
            "@type": "DiscussionForumPosting",
            "headline": topic.title,
            "text": text_of(first.body)[:1000],
            "url": address,
            "datePublished": topic.posted_at.isoformat(),
            "author": _author(first),
            "commentCount": topic.reply_count,
        }
    if solution is None and official is None:
        return None
    answers: dict[str, Any] = {}
    if solution is not None:
        answers["acceptedAnswer"] = _answer(solution, company)
    if official is not None:
        answers["suggestedAnswer"] = [_answer(official, company)]
    return {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "mainEntity": {
            "@type": "Question",
            "name": topic.title,
            "text": text_of(first.body)[:1000],
            "url": address,
            "answerCount": topic.reply_count,
            "datePublished": topic.posted_at.isoformat(),
            "author": _author(first),
            **answers,
        },
    }


def _answer(post: Post, company: str) -> dict[str, Any]:
    return {
        "@type": "Answer",
        "text": text_of(post.body)[:2000],
        "url": f"{settings.SITE_URL}/p/{post.pk}/",
        "upvoteCount": post.helpful_count,
        "datePublished": post.posted_at.isoformat(),
        "author": {"@type": "Organization", "name": company} if post.is_official else _author(post),
    }


def _author(post: Post) -> dict[str, str]:
    author = post.author
    if author is None or author.erased_at is not None:
        return {"@type": "Person", "name": post.author_name or "Former member"}
    return {"@type": "Person", "name": author.display_name, "url": settings.SITE_URL + author.get_absolute_url()}
