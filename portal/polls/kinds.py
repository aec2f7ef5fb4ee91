"""Polls, conversations and statements as the floors above know them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from portal.common.html import CleanHtml, html_of
from portal.common.kinds import (
    ContentKind,
    Erasable,
    Exportable,
    Followable,
    Moderatable,
    Notifiable,
    PartOf,
    StandsIn,
    Viewer,
    kind_of,
    register_kind,
    whole_of,
)
from portal.common.kinds.registry import M
from portal.common.pages import open_to
from portal.members.personal import Names
from portal.polls.holding import holder_of, visible_polls
from portal.polls.models import ConversationPage, InlinePoll, PollPage, Statement


class PollFollows(Followable[PollPage]):
    follow_name = "poll"


class ConversationFollows(Followable[ConversationPage]):
    follow_name = "conversation"


class PageLines(Notifiable[M], Generic[M]):
    thread = "page"

    def for_lines(self, things: QuerySet[M], member: Any) -> QuerySet[M]:
        return things


class StatementPlace(StandsIn[Statement]):
    def page(self, thing: Statement) -> ConversationPage:
        return thing.conversation

    def is_shown(self, thing: Statement) -> bool:
        return thing.is_public


class StatementModeration(Moderatable[Statement]):
    text_column = "text"

    def hide(self, *, thing: Statement, by: Any, reason: str = "") -> None:
        from portal.polls.actions import hide_statement

        hide_statement(thing=thing, by=by, reason=reason)

    def restore(self, *, thing: Statement, by: Any, reason: str = "") -> None:
        from portal.polls.actions import unhide_statement

        unhide_statement(thing=thing, by=by, reason=reason)

    def written_by(self, member: Any) -> QuerySet[Statement]:
        return Statement.objects.filter(author=member, hidden_at=None)

    def reached_by(self, viewer: Viewer) -> QuerySet[Statement]:
        return Statement.objects.visible_to(viewer)

    def hidden_in_reach(self, viewer: Viewer) -> QuerySet[Statement]:
        pages = ConversationPage.objects.visible_to(viewer)
        return Statement.objects.filter(hidden_at__isnull=False, conversation__in=pages.values("pk"))


class StatementLines(Notifiable[Statement]):
    def for_lines(self, things: QuerySet[Statement], member: Any) -> QuerySet[Statement]:
        return things.select_related("conversation")


class StatementExport(Exportable):
    def export(self, member: Any) -> Iterator[dict[str, Any]]:
        among = Statement.objects.filter(author=member).values("conversation")
        names = Names(open_to(member, ConversationPage.objects.all()), among=among)
        for statement in Statement.objects.filter(author=member).select_related("conversation").order_by("pk"):
            yield {
                "conversation": names.title(statement.conversation),
                "address": names.address(statement.conversation, statement),
                "text": statement.text,
                "posted_at": statement.posted_at,
                "is_hidden": statement.hidden_at is not None,
            }


class StatementErasure(Erasable):
    def erase(self, *, member: Any, keep_content: bool) -> None:
        from portal.polls.actions import erase_statements_of

        erase_statements_of(member=member, keep_content=keep_content)


class InlinePlace(StandsIn[InlinePoll]):
    """A poll in a post is seen where the post is."""

    closes_with_parents = True

    def page(self, thing: InlinePoll) -> Any:
        holder, place = _place(thing)
        return place.page(holder)

    def is_shown(self, thing: InlinePoll) -> bool:
        holder, place = _place(thing)
        return thing.is_public and place.is_shown(holder)


class PartOfHolder(PartOf[InlinePoll]):
    def whole(self, thing: InlinePoll) -> Any:
        holder = holder_of(thing)
        return whole_of(holder) if holder is not None else thing


class InlineModeration(Moderatable[InlinePoll]):
    text_column = "question"
    posted_column = "created_at"

    def hide(self, *, thing: InlinePoll, by: Any, reason: str = "") -> None:
        from portal.polls.actions import hide_poll

        hide_poll(thing=thing, by=by, reason=reason)

    def restore(self, *, thing: InlinePoll, by: Any, reason: str = "") -> None:
        from portal.polls.actions import unhide_poll

        unhide_poll(thing=thing, by=by, reason=reason)

    def written_by(self, member: Any) -> QuerySet[InlinePoll]:
        return InlinePoll.objects.filter(author=member, hidden_at=None)

    def reached_by(self, viewer: Viewer) -> QuerySet[InlinePoll]:
        return InlinePoll.objects.visible_to(viewer)

    def hidden_in_reach(self, viewer: Viewer) -> QuerySet[InlinePoll]:
        return InlinePoll.objects.filter(visible_polls(viewer), hidden_at__isnull=False)


class InlineLines(Notifiable[InlinePoll]):
    def for_lines(self, things: QuerySet[InlinePoll], member: Any) -> QuerySet[InlinePoll]:
        return things

    def words(self, thing: InlinePoll) -> CleanHtml:
        return CleanHtml("".join(html_of(choice.text) for choice in thing.choices.all()))


class InlineExport(Exportable):
    def export(self, member: Any) -> Iterator[dict[str, Any]]:
        for poll in InlinePoll.objects.filter(author=member).prefetch_related("choices").order_by("pk"):
            yield {
                "question": poll.question,
                "choices": [choice.text for choice in poll.choices.all()],
                "kind": poll.get_disclosure_display(),
                "created_at": poll.created_at,
                "closes_at": poll.closes_at,
                "closed_at": poll.closed_at,
                "is_hidden": poll.hidden_at is not None,
            }


class InlineErasure(Erasable):
    def erase(self, *, member: Any, keep_content: bool) -> None:
        from portal.polls.actions import erase_polls_of

        erase_polls_of(member=member, keep_content=keep_content)


def _place(poll: InlinePoll) -> tuple[Any, StandsIn[Any]]:
    holder = holder_of(poll)
    kind = kind_of(holder)
    if kind is None:
        raise Http404
    return holder, kind.get(StandsIn)


def register() -> None:
    for name, model, label, follows in (
        ("polls.poll", PollPage, _("poll"), PollFollows()),
        ("polls.conversation", ConversationPage, _("conversation"), ConversationFollows()),
    ):
        register_kind(
            ContentKind(
                name=name,
                model=model,
                label=label,
                title=lambda page: page.title,
                url=lambda page: page.get_absolute_url(),
                visible_to=model.objects.visible_to,
                author_id=lambda page: None,
                can=(follows, PageLines()),
            )
        )
    register_kind(
        ContentKind(
            name="polls.statement",
            model=Statement,
            label=_("statement"),
            title=lambda statement: statement.text,
            url=lambda statement: statement.get_absolute_url(),
            visible_to=lambda viewer: Statement.objects.visible_to(viewer),
            related=("conversation",),
            can=(StatementPlace(), StatementModeration(), StatementLines(), StatementExport(), StatementErasure()),
        )
    )
    register_kind(
        ContentKind(
            name="polls.inline",
            model=InlinePoll,
            label=_("poll"),
            title=lambda poll: poll.question,
            url=lambda poll: poll.get_absolute_url(),
            visible_to=lambda viewer: InlinePoll.objects.visible_to(viewer),
            can=(
                InlinePlace(),
                PartOfHolder(),
                InlineModeration(),
                InlineLines(),
                InlineExport(),
                InlineErasure(),
            ),
        )
    )
