"""Ideas, their comments and official responses as the floors above know them: title, address, who sees them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ideas.boards import BOARDS
from ideas.documents import idea_document, idea_documents
from ideas.models import Idea, IdeaComment, OfficialResponse
from portal.common.html import CleanHtml
from portal.common.kinds import ContentKind, register_kind
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.personal import Names
from portal.writing.html import text_of


def register() -> None:
    from ideas import actions

    register_kind(
        ContentKind(
            name="ideas.idea",
            model=Idea,
            label=_("idea"),
            title=lambda idea: idea.title,
            url=lambda idea: idea.get_absolute_url(),
            visible_to=lambda viewer: Idea.objects.visible_to(viewer),
            place=lambda idea: idea.board,
            closes_with_parents=True,
            is_shown=lambda idea: idea.is_public,
            hide=actions.hide_idea,
            restore=actions.unhide_idea,
            lock=lambda *, thing, by, reason="": actions.lock_idea(idea=thing, by=by, reason=reason),
            unlock=lambda *, thing, by, reason="": actions.unlock_idea(idea=thing, by=by, reason=reason),
            written_by=lambda member: Idea.objects.filter(author=member, hidden_at=None),
            document=idea_document,
            documents_of=idea_documents,
            scopes=BOARDS.scopes_of,
            export=_export_ideas,
            extra={"of_member": _ideas_of, "reassign": _reassign, "texts": _idea_texts, "hidden": _hidden_ideas},
        )
    )
    register_kind(
        ContentKind(
            name="ideas.comment",
            model=IdeaComment,
            label=_("comment on an idea"),
            title=lambda comment: comment.idea.title,
            url=lambda comment: comment.get_absolute_url(),
            visible_to=lambda viewer: IdeaComment.objects.visible_to(viewer),
            place=lambda comment: comment.idea.board,
            closes_with_parents=True,
            is_shown=lambda comment: comment.is_public and comment.idea.is_public,
            hide=actions.hide_comment,
            restore=actions.unhide_comment,
            locked_with=lambda comment: comment.idea,
            written_by=lambda member: IdeaComment.objects.filter(author=member, hidden_at=None),
            export=_export_comments,
            erase=_erase,
            extra={
                "related": ("idea",),  # what title and url read
                # Search knows ideas: a comment is found by the idea that it is about.
                "search_unit": lambda comment: comment.idea,
                "texts": _comment_texts,
                "hidden": _hidden_comments,
            },
        )
    )
    register_kind(
        ContentKind(
            name="ideas.response",
            model=OfficialResponse,
            label=_("official response"),
            title=lambda response: response.idea.title,
            url=lambda response: response.get_absolute_url(),
            visible_to=lambda viewer: OfficialResponse.objects.filter(idea__in=Idea.objects.visible_to(viewer)),
            place=lambda response: response.idea.board,
            closes_with_parents=True,
            is_shown=lambda response: response.idea.is_public,
            extra={"related": ("idea",), "search_unit": lambda response: response.idea},
        )
    )


def _hidden_ideas(viewer: Viewer) -> QuerySet[Idea]:
    return Idea.objects.within_reach(viewer).filter(hidden_at__isnull=False)


def _hidden_comments(viewer: Viewer) -> QuerySet[IdeaComment]:
    return IdeaComment.objects.within_reach(viewer).filter(hidden_at__isnull=False)


def _ideas_of(member: Viewer, viewer: Viewer, limit: int) -> list[dict[str, Any]]:
    ideas = Idea.objects.visible_to(viewer).filter(author=member).order_by("-posted_at", "-pk")[:limit]
    return [
        {"title": idea.title, "url": idea.get_absolute_url(), "excerpt": idea.excerpt, "at": idea.posted_at} for idea in ideas
    ]


def _idea_texts() -> Iterator[str]:
    rows = Idea.objects.public_rows().order_by("-pk").values_list("title", "body")
    for title, body in rows.iterator(chunk_size=2000):
        yield f"{title}. {text_of(body)}"


def _comment_texts() -> Iterator[str]:
    rows = IdeaComment.objects.public_rows().order_by("-pk").values_list("body", flat=True)
    yield from map(text_of, rows.iterator(chunk_size=2000))


def _export_ideas(member: Viewer) -> Iterator[dict[str, Any]]:
    for idea in Idea.objects.filter(author=member).order_by("pk").iterator(500):
        yield {
            "title": idea.title,
            "address": idea.get_absolute_url(),
            "posted_at": idea.posted_at,
            "edited_at": idea.edited_at,
            "tags": [name for _slug, name in idea.tag_names],
            "answers": [{"question": question, "answer": answer} for _pk, question, answer in idea.answers],
            "text": CleanHtml(idea.body),
            "is_deleted": idea.deleted_at is not None,
            "is_hidden": idea.hidden_at is not None,
        }


def _export_comments(member: Viewer) -> Iterator[dict[str, Any]]:
    among = IdeaComment.objects.filter(author=member).values("idea")
    names = Names(Idea.objects.visible_to(member), among=among)
    for comment in IdeaComment.objects.filter(author=member).select_related("idea").order_by("pk").iterator(500):
        yield {
            "idea": names.title(comment.idea),
            "address": names.address(comment.idea, comment),
            "posted_at": comment.posted_at,
            "edited_at": comment.edited_at,
            "text": CleanHtml(comment.body),
            "is_deleted": comment.deleted_at is not None,
            "is_hidden": comment.hidden_at is not None,
        }


def _erase(*, member: Member, keep_content: bool) -> None:
    from ideas.actions.erasure import erase_from_ideas

    erase_from_ideas(member=member, keep_content=keep_content)


def _reassign(old: Any, new: Any) -> None:
    from ideas.actions.erasure import reassign

    reassign(old=old, new=new)
