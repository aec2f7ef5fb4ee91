"""Open sockets: what they tell, and that nobody goes on listening to what they may no longer read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async
from channels.layers import channel_layers
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client
from wagtail.models import PageViewRestriction

from forums.actions import hide_topic, move_topic, post_topic, reply
from forums.consumers import TopicConsumer
from portal.asgi import application
from portal.common.live import tell
from portal.members.actions import erase_member
from portal.notifications.actions import follow

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _layer_of_its_own() -> Iterator[None]:
    channel_layers.backends.clear()
    yield
    channel_layers.backends.clear()


def client_of(member: Any) -> Client:
    client = Client()
    if member is not None:
        client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return client


@asynccontextmanager
async def listening(client: Client, address: str) -> Any:
    """The real application with a member's cookie, as a browser opens it."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    headers = [(b"origin", b"http://testserver"), (b"host", b"testserver")]
    if cookie is not None:
        headers.append((b"cookie", f"{settings.SESSION_COOKIE_NAME}={cookie.value}".encode()))
    scope = {"type": "websocket", "path": address, "query_string": b"", "headers": headers, "subprotocols": []}
    socket = ApplicationCommunicator(application, scope)
    await socket.send_input({"type": "websocket.connect"})
    answer = await socket.receive_output(timeout=10)
    socket.is_open = answer["type"] == "websocket.accept"
    yield socket
    await socket.send_input({"type": "websocket.disconnect", "code": 1000})
    await socket.wait(timeout=10)


async def act(call: Callable[[], Any]) -> Any:
    return await database_sync_to_async(call)()


async def heard(socket: ApplicationCommunicator) -> Any:
    """What the socket says next: a message, or the code that it closes with."""
    said = await socket.receive_output(timeout=5)
    return json.loads(said["text"]) if said["type"] == "websocket.send" else said["code"]


async def is_silent(socket: ApplicationCommunicator) -> bool:
    return await socket.receive_nothing(timeout=0.2, interval=0.02)


@pytest.fixture
def inside(private_board, insider):
    """A topic in the back room."""
    return post_topic(board_id=private_board.pk, by=insider, kind="question", title="Which price?", body="<p>Secret.</p>")


@pytest.fixture
def in_public(board, asker):
    return post_topic(board_id=board.pk, by=asker, kind="question", title="It drips", body="<p>From the wand.</p>")


@pytest.fixture
def other_insider(make_member):
    member = make_member("other", trust_level=1)
    member.groups.add(Group.objects.get(name="Insiders"))
    return member


def closed_by(change: Callable[[], Any], *, member: Any, address: str, code: int = 4403) -> None:
    """A member listens, something changes, and the socket closes without telling anything more."""

    async def run() -> None:
        async with listening(await act(lambda: client_of(member)), address) as socket:
            assert socket.is_open
            await act(change)
            assert await heard(socket) == code

    async_to_sync(run)()


@pytest.mark.parametrize("place", ["topic", "board"])
def test_who_leaves_the_group_hears_no_more(inside, other_insider, place):
    address = f"/live/topic/{inside.pk}/" if place == "topic" else f"/live/board/{inside.board_id}/"
    closed_by(lambda: other_insider.groups.clear(), member=other_insider, address=address)


def test_who_is_taken_out_from_the_side_of_the_group_hears_no_more(inside, other_insider):
    group = Group.objects.get(name="Insiders")
    closed_by(lambda: group.user_set.remove(other_insider), member=other_insider, address=f"/live/topic/{inside.pk}/")


def test_a_group_that_goes_takes_its_listeners_along(inside, other_insider):
    closed_by(Group.objects.get(name="Insiders").delete, member=other_insider, address=f"/live/topic/{inside.pk}/")


@pytest.mark.parametrize("member", ["stranger", "visitor"])
@pytest.mark.parametrize("place", ["topic", "board"])
def test_a_board_that_becomes_private_closes_its_sockets(in_public, stranger, member, place):
    address = f"/live/topic/{in_public.pk}/" if place == "topic" else f"/live/board/{in_public.board_id}/"

    def make_private() -> None:
        with transaction.atomic():
            row = PageViewRestriction.objects.create(page=in_public.board, restriction_type=PageViewRestriction.GROUPS)
            row.groups.add(Group.objects.get_or_create(name="Insiders")[0])

    closed_by(make_private, member=stranger if member == "stranger" else None, address=address)


def test_a_board_below_a_page_that_becomes_private_closes_too(in_public, help_index, stranger):
    closed_by(
        lambda: PageViewRestriction.objects.create(page=help_index, restriction_type=PageViewRestriction.GROUPS),
        member=stranger,
        address=f"/live/board/{in_public.board_id}/",
    )


def test_a_board_that_is_unpublished_closes_its_sockets(in_public, stranger):
    closed_by(in_public.board.specific.unpublish, member=stranger, address=f"/live/topic/{in_public.pk}/")


def test_a_board_that_is_moved_below_a_private_page_closes_its_sockets(in_public, private_board, stranger):
    closed_by(
        lambda: in_public.board.specific.move(private_board, pos="last-child"),
        member=stranger,
        address=f"/live/board/{in_public.board_id}/",
    )


@pytest.mark.parametrize("act_of", ["hide", "move"])
def test_a_topic_that_goes_out_of_sight_closes_its_sockets_before_the_worker_runs(
    in_public, private_board, stranger, administrator, act_of
):
    def change() -> None:
        if act_of == "hide":
            hide_topic(thing=in_public, by=administrator, reason="Advertising")
        else:
            move_topic(topic=in_public, board_id=private_board.pk, by=administrator)

    closed_by(change, member=stranger, address=f"/live/topic/{in_public.pk}/")


def test_signing_out_elsewhere_closes_the_sockets_of_that_session_only(in_public, stranger):
    async def run() -> None:
        here, there = await act(lambda: client_of(stranger)), await act(lambda: client_of(stranger))
        address = f"/live/topic/{in_public.pk}/"
        async with listening(here, address) as mine, listening(there, address) as lost:
            key = there.cookies[settings.SESSION_COOKIE_NAME].value
            await act(lambda: import_module(settings.SESSION_ENGINE).SessionStore().delete(key))
            assert await heard(lost) == 4401
            assert await is_silent(mine)
            await act(lambda: tell(f"topic.{in_public.pk}", A_REPLY))
            assert (await heard(mine))["event"] == "replied"

    async_to_sync(run)()


def test_a_new_password_closes_the_sockets_of_other_sessions(in_public, stranger):
    def change() -> None:
        stranger.set_password("another one, long enough")
        stranger.save()

    closed_by(change, member=stranger, address="/live/inbox/", code=4401)


@pytest.mark.parametrize("how", ["erased", "shut"])
def test_an_account_that_ends_closes_its_sockets(in_public, stranger, how):
    def change() -> None:
        if how == "erased":
            erase_member(member=stranger, by=stranger, keep_content=True)
        else:
            stranger.is_active = False
            stranger.save(update_fields=["is_active"])

    closed_by(change, member=stranger, address="/live/inbox/", code=4401)


A_REPLY = {
    "type": "topic.changed",
    **{"event": "replied", "post": 7, "position": 2, "helpful_count": 0, "reply_count": 1, "actor": None},
}


@pytest.mark.parametrize("place", ["topic", "board"])
def test_a_message_waits_for_the_question_when_the_change_itself_was_not_heard(inside, other_insider, monkeypatch, place):
    """The layer may drop messages. What leaves after a change is told to nobody who has not asked since."""
    from portal.common import live

    address = f"/live/topic/{inside.pk}/" if place == "topic" else f"/live/board/{inside.board_id}/"
    message = A_REPLY if place == "topic" else {"type": "board.changed", "topic": 1, "reply_count": 1, "event": "replied"}
    group = f"topic.{inside.pk}" if place == "topic" else f"board.{inside.board_id}"

    async def run() -> None:
        async with listening(await act(lambda: client_of(other_insider)), address) as socket:
            await act(lambda: tell(group, message))
            assert (await heard(socket))["event"] == "replied", "it listens"
            dropped = live.tell
            monkeypatch.setattr(live, "tell", lambda *_args: None)
            await act(lambda: other_insider.groups.clear())
            monkeypatch.setattr(live, "tell", dropped)
            await act(lambda: tell(group, message))
            assert await heard(socket) == 4403

    async_to_sync(run)()


def test_many_sockets_ask_the_database_nothing_for_a_message(in_public, stranger, monkeypatch):
    asked: list[int] = []
    may_listen = TopicConsumer.may_listen
    monkeypatch.setattr(TopicConsumer, "may_listen", lambda self: asked.append(1) or may_listen(self))

    async def run() -> None:
        client = await act(lambda: client_of(stranger))
        address = f"/live/topic/{in_public.pk}/"
        async with listening(client, address) as one, listening(client, address) as two:
            assert len(asked) == 2
            for _ in range(3):
                await act(lambda: tell(f"topic.{in_public.pk}", A_REPLY))
                assert (await heard(one))["post"] == (await heard(two))["post"] == 7
            # Somebody else's rights change: of no concern here.
            await act(lambda: Group.objects.get_or_create(name="Others"))
            await act(lambda: client_of(stranger.__class__.objects.create_user("somebody")).logout())
            await act(lambda: tell(f"topic.{in_public.pk}", A_REPLY))
            assert (await heard(one))["post"] == (await heard(two))["post"] == 7
            assert len(asked) == 2

    async_to_sync(run)()


def test_the_inbox_says_what_it_lists_when_something_goes_out_of_sight(
    in_public, private_board, stranger, helper, administrator, run_reactions
):
    """Its line is there, the topic goes to the back room, and the number goes down on the open page as in the inbox."""
    follow(member=stranger, thing=in_public)
    reply(topic=in_public, by=helper, body="<p>Clean it.</p>")
    run_reactions()

    async def run() -> None:
        client = await act(lambda: client_of(stranger))
        async with listening(client, "/live/inbox/") as socket:
            assert (await act(lambda: client.get("/inbox/count/"))).json() == {"unread": 1}
            await act(lambda: move_topic(topic=in_public, board_id=private_board.pk, by=administrator))
            await act(run_reactions)
            assert await heard(socket) == {"unread": 0}
            assert (await act(lambda: client.get("/inbox/count/"))).json() == {"unread": 0}
            assert "It drips" not in (await act(lambda: client.get("/inbox/"))).text
            # What is said there from now on does not reach them at all.
            await act(lambda: reply(topic=in_public, by=administrator, body="<p>Among us.</p>"))
            await act(run_reactions)
            assert await is_silent(socket)

    async_to_sync(run)()


def test_sockets_of_private_places_do_not_open_for_strangers(inside, stranger):
    async def run() -> None:
        client = await act(lambda: client_of(stranger))
        for address in (f"/live/topic/{inside.pk}/", f"/live/board/{inside.board_id}/", "/live/topic/9999999/"):
            async with listening(client, address) as socket:
                assert not socket.is_open
        async with listening(Client(), "/live/inbox/") as socket:
            assert not socket.is_open

    async_to_sync(run)()


def test_a_session_that_ended_before_the_page_connects_hears_nothing(inside, other_insider):
    async def run() -> None:
        client = await act(lambda: client_of(other_insider))
        await act(lambda: Session.objects.all().delete())
        await sync_to_async(__import__("django.core.cache", fromlist=["cache"]).cache.clear)()
        async with listening(client, f"/live/topic/{inside.pk}/") as socket:
            assert not socket.is_open

    async_to_sync(run)()
