"""Ideas, their boards, comments and official responses as the floors above know them: title, address, who sees them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ideas.boards import board_map, boards_visible_to
from ideas.models import Idea, IdeaBoardPage, IdeaComment, OfficialResponse, Vote
from ideas.permissions import can_move_idea
from ideas.rows import name_of
from ideas.search import IdeaSearch, IdeaWeight
from portal.common.html import CleanHtml, html_of
from portal.common.kinds import (
    ContentKind,
    Erasable,
    ErasedWith,
    Exportable,
    Followable,
    HasTexts,
    Lockable,
    Moderatable,
    Movable,
    Notifiable,
    OnProfile,
    PartOf,
    Reassignable,
    StandsIn,
    Viewer,
    Written,
    register_kind,
)
from portal.common.pages import open_to
from portal.common.permissions import Refused
from portal.members.personal import Names
from portal.writing.html import text_of


class BoardFollows(Followable[IdeaBoardPage]):
    follow_name = "idea_board"


class IdeaPlace(StandsIn[Idea]):
    closes_with_parents = True

    def page(self, thing: Idea) -> IdeaBoardPage:
        return thing.board

    def is_shown(self, thing: Idea) -> bool:
        return thing.is_public


class IdeaModeration(Moderatable[Idea]):
    def hide(self, *, thing: Idea, by: Any, reason: str = "") -> None:
        from ideas.actions import hide_idea

        hide_idea(thing=thing, by=by, reason=reason)

    def restore(self, *, thing: Idea, by: Any, reason: str = "") -> None:
        from ideas.actions import unhide_idea

        unhide_idea(thing=thing, by=by, reason=reason)

    def written_by(self, member: Any) -> QuerySet[Idea]:
        return Idea.objects.filter(author=member, hidden_at=None)

    def reached_by(self, viewer: Viewer) -> QuerySet[Idea]:
        return Idea.objects.visible_to(viewer)

    def hidden_in_reach(self, viewer: Viewer) -> QuerySet[Idea]:
        return Idea.objects.within_reach(viewer).filter(hidden_at__isnull=False)

    def words(self, thing: Idea) -> CleanHtml:
        answers = (html_of(f"{question} {answer}") for _pk, question, answer in thing.answers)
        return CleanHtml("".join([thing.body, *answers]))

    def edit_url(self, thing: Idea) -> str:
        return f"/ideas/{thing.pk}/edit/"


class IdeaMoves(Movable[Idea]):
    def place(self, thing: Idea) -> int:
        return thing.board_id

    def places(self, thing: Idea, by: Any) -> list[tuple[int, str]]:
        now = timezone.now()
        boards = [board for board in boards_visible_to(by) if board.pk != thing.board_id]
        return [(board.pk, board.title) for board in boards if can_move_idea(by, thing, board, now)]

    def move(self, *, thing: Idea, place: int, by: Any, reason: str = "") -> None:
        from ideas.actions import SameTitle, move_idea

        try:
            move_idea(idea=thing, board_id=place, by=by, reason=reason, is_decided=True)
        except SameTitle as same:
            raise Refused(_("An open idea of that board says the same already: merge them instead.")) from same


class IdeaLock(Lockable[Idea]):
    def lock(self, *, thing: Idea, by: Any, reason: str = "") -> None:
        from ideas.actions import lock_idea

        lock_idea(idea=thing, by=by, reason=reason)

    def unlock(self, *, thing: Idea, by: Any, reason: str = "") -> None:
        from ideas.actions import unlock_idea

        unlock_idea(idea=thing, by=by, reason=reason)


class IdeaFollows(Followable[Idea]):
    follow_name = "idea"

    def places(self, thing: Idea) -> Sequence[Any]:
        return [thing.board, *thing.tags.all()]


class IdeaLines(Notifiable[Idea]):
    thread = "idea"

    def for_lines(self, things: QuerySet[Idea], member: Any) -> QuerySet[Idea]:
        return things.select_related("board", "author").prefetch_related("tags")

    def ties(self, wholes: Collection[Idea], member: Any) -> Mapping[int, str]:
        voted = Vote.objects.filter(member=member, idea__in=wholes).order_by().values_list("idea_id", flat=True)
        ties = dict.fromkeys(voted, gettext("you voted for this"))
        for idea in wholes:
            if idea.author_id == member.pk:
                ties[idea.pk] = gettext("you proposed this")
        return ties

    def with_parts(self, thing: Idea) -> Iterable[QuerySet[Any]]:
        return [Idea.objects.filter(pk=thing.pk), IdeaComment.objects.filter(idea=thing)]


class IdeaExport(Exportable):
    def export(self, member: Any) -> Iterator[dict[str, Any]]:
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


class IdeaOwners(Reassignable):
    """Comments go with ideas, in one act."""

    def reassign(self, *, old: Any, new: Any) -> None:
        from ideas.actions.erasure import reassign

        reassign(old=old, new=new)


class IdeasOnProfile(OnProfile):
    def latest_of(self, member: Any, viewer: Viewer, limit: int) -> Iterable[Written]:
        ideas = Idea.objects.visible_to(viewer).filter(author=member).order_by("-posted_at", "-pk")[:limit]
        return [Written(idea.title, idea.get_absolute_url(), idea.posted_at, idea.excerpt) for idea in ideas]


class IdeaTexts(HasTexts):
    def texts(self) -> Iterator[str]:
        rows = Idea.objects.public_rows().order_by("-pk").values_list("title", "body")
        for title, body in rows.iterator(chunk_size=2000):
            yield f"{title}. {text_of(body)}"


class CommentPlace(StandsIn[IdeaComment]):
    closes_with_parents = True

    def page(self, thing: IdeaComment) -> IdeaBoardPage:
        return thing.idea.board

    def is_shown(self, thing: IdeaComment) -> bool:
        return thing.is_public and thing.idea.is_public


class CommentOfIdea(PartOf[IdeaComment]):
    def whole(self, thing: IdeaComment) -> Idea:
        return thing.idea


class CommentModeration(Moderatable[IdeaComment]):
    def hide(self, *, thing: IdeaComment, by: Any, reason: str = "") -> None:
        from ideas.actions import hide_comment

        hide_comment(thing=thing, by=by, reason=reason)

    def restore(self, *, thing: IdeaComment, by: Any, reason: str = "") -> None:
        from ideas.actions import unhide_comment

        unhide_comment(thing=thing, by=by, reason=reason)

    def written_by(self, member: Any) -> QuerySet[IdeaComment]:
        return IdeaComment.objects.filter(author=member, hidden_at=None)

    def reached_by(self, viewer: Viewer) -> QuerySet[IdeaComment]:
        return IdeaComment.objects.visible_to(viewer)

    def hidden_in_reach(self, viewer: Viewer) -> QuerySet[IdeaComment]:
        return IdeaComment.objects.within_reach(viewer).filter(hidden_at__isnull=False)

    def edit_url(self, thing: IdeaComment) -> str:
        return f"/ideas/comments/{thing.pk}/edit/"

    def around(self, thing: IdeaComment) -> list[tuple[str, CleanHtml]]:
        """The idea, and what it answers."""
        above = [(name_of(thing.idea.author, thing.idea.author_name), CleanHtml(thing.idea.body))]
        if thing.parent is not None and thing.parent.is_public:
            above.append((name_of(thing.parent.author, thing.parent.author_name), CleanHtml(thing.parent.body)))
        return above


class CommentLines(Notifiable[IdeaComment]):
    def for_lines(self, things: QuerySet[IdeaComment], member: Any) -> QuerySet[IdeaComment]:
        return things.select_related("idea__board", "idea__author", "author").prefetch_related("idea__tags")

    def excerpt(self, thing: IdeaComment) -> str:
        return thing.excerpt

    def words(self, thing: IdeaComment) -> CleanHtml:
        return CleanHtml(thing.body)


class CommentExport(Exportable):
    def export(self, member: Any) -> Iterator[dict[str, Any]]:
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


class CommentErasure(Erasable):
    def erase(self, *, member: Any, keep_content: bool) -> None:
        from ideas.actions.erasure import erase_from_ideas

        erase_from_ideas(member=member, keep_content=keep_content)


class CommentTexts(HasTexts):
    def texts(self) -> Iterator[str]:
        rows = IdeaComment.objects.public_rows().order_by("-pk").values_list("body", flat=True)
        return map(text_of, rows.iterator(chunk_size=2000))


class ResponsePlace(StandsIn[OfficialResponse]):
    closes_with_parents = True

    def page(self, thing: OfficialResponse) -> IdeaBoardPage:
        return thing.idea.board

    def is_shown(self, thing: OfficialResponse) -> bool:
        return thing.idea.is_public


class ResponseToIdea(PartOf[OfficialResponse]):
    def whole(self, thing: OfficialResponse) -> Idea:
        return thing.idea


def register() -> None:
    register_kind(
        ContentKind(
            name="ideas.board",
            model=IdeaBoardPage,
            label=_("idea board"),
            title=lambda board: board.title,
            url=_address_of_board,
            visible_to=lambda viewer: open_to(viewer, IdeaBoardPage.objects.all()),
            author_id=lambda board: None,
            can=(BoardFollows(),),
        )
    )
    register_kind(
        ContentKind(
            name="ideas.idea",
            model=Idea,
            label=_("idea"),
            title=lambda idea: idea.title,
            url=lambda idea: idea.get_absolute_url(),
            visible_to=lambda viewer: Idea.objects.visible_to(viewer),
            can=(
                IdeaPlace(),
                IdeaModeration(),
                IdeaLock(),
                IdeaMoves(),
                IdeaSearch(),
                IdeaWeight(),
                IdeaFollows(),
                IdeaLines(),
                IdeaExport(),
                ErasedWith("ideas.comment"),
                IdeaOwners(),
                IdeasOnProfile(),
                IdeaTexts(),
            ),
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
            related=("idea",),
            can=(
                CommentPlace(),
                CommentOfIdea(),
                CommentModeration(),
                CommentLines(),
                CommentExport(),
                CommentErasure(),
                CommentTexts(),
            ),
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
            related=("idea",),
            can=(ResponsePlace(), ResponseToIdea()),
        )
    )


def _address_of_board(board: IdeaBoardPage) -> str:
    entry = board_map().get(board.pk)
    return entry.path if entry else ""
