"""Open sockets: what they tell, and that nobody goes on listening to what they may no longer read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from importlib import import_module
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async
from channels.layers import channel_layers
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from wagtail.models import PageViewRestriction

from forums.actions import hide_topic, move_topic, post_topic, reply, unhide_topic
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


def closed_by(change: Callable[[], Any], *, member: Any, addresses: list[str], code: int = 4403) -> None:
    """A member (or a visitor) listens, something changes, and every socket closes without telling anything more."""

    async def run() -> None:
        client = await act(lambda: client_of(member))
        async with AsyncExitStack() as stack:
            sockets = [await stack.enter_async_context(listening(client, address)) for address in addresses]
            assert all(socket.is_open for socket in sockets)
            await act(change)
            assert [await heard(socket) for socket in sockets] == [code] * len(sockets)

    async_to_sync(run)()


def live(topic: Any) -> list[str]:
    return [f"/live/topic/{topic.pk}/", f"/live/board/{topic.board_id}/"]


def test_who_leaves_the_group_hears_no_more(inside, other_insider):
    closed_by(other_insider.groups.clear, member=other_insider, addresses=live(inside))
    group = Group.objects.get(name="Insiders")
    other_insider.groups.add(group)
    closed_by(lambda: group.user_set.remove(other_insider), member=other_insider, addresses=live(inside))


def test_a_group_that_goes_takes_its_listeners_along(inside, other_insider):
    closed_by(Group.objects.get(name="Insiders").delete, member=other_insider, addresses=live(inside))


def test_a_board_that_becomes_private_closes_its_sockets(in_public, help_index, stranger):
    def make_private(page: Any) -> None:
        with transaction.atomic():
            row = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
            row.groups.add(Group.objects.get_or_create(name="Insiders")[0])

    for member in (stranger, None):
        for page in (in_public.board, help_index):  # itself, or a page above it
            closed_by(partial(make_private, page), member=member, addresses=live(in_public))
            PageViewRestriction.objects.all().delete()


def test_a_board_that_is_unpublished_or_moved_below_a_private_page_closes_its_sockets(in_public, private_board, stranger):
    closed_by(in_public.board.specific.unpublish, member=stranger, addresses=live(in_public))
    in_public.board.specific.save_revision().publish()
    board = type(in_public.board).objects.get(pk=in_public.board_id)
    closed_by(lambda: board.move(private_board, pos="last-child"), member=stranger, addresses=live(in_public))


def test_a_topic_that_goes_out_of_sight_closes_its_sockets_before_the_worker_runs(
    in_public, private_board, stranger, administrator
):
    address = f"/live/topic/{in_public.pk}/"
    closed_by(lambda: hide_topic(thing=in_public, by=administrator, reason="Advertising"), member=stranger, addresses=[address])
    unhide_topic(thing=in_public, by=administrator)
    closed_by(
        lambda: move_topic(topic=in_public, board_id=private_board.pk, by=administrator), member=stranger, addresses=[address]
    )


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


def test_a_new_password_or_the_end_of_the_account_closes_its_sockets(in_public, stranger):
    def new_password() -> None:
        stranger.set_password("another one, long enough")
        stranger.save()

    def shut(is_active: bool) -> None:
        stranger.is_active = is_active
        stranger.save(update_fields=["is_active"])

    addresses = ["/live/inbox/", *live(in_public)]
    closed_by(new_password, member=stranger, addresses=addresses, code=4401)
    closed_by(lambda: shut(False), member=stranger, addresses=addresses, code=4401)
    shut(True)
    closed_by(lambda: erase_member(member=stranger, keep_content=True), member=stranger, addresses=addresses, code=4401)


A_REPLY = {
    "type": "topic.changed",
    "event": "replied",
    "post": 7,
    "position": 2,
    "helpful_count": 0,
    "reply_count": 1,
    "actor": None,
}


def test_a_message_waits_for_the_question_when_the_change_itself_was_not_heard(inside, other_insider, monkeypatch):
    """The layer may drop messages. What leaves after a change is told to nobody who has not asked since."""
    from portal.common import live as layer

    a_count = {"type": "board.changed", "topic": 1, "reply_count": 1, "event": "replied"}

    def say() -> None:
        tell(f"topic.{inside.pk}", A_REPLY)
        tell(f"board.{inside.board_id}", a_count)

    async def run() -> None:
        client = await act(lambda: client_of(other_insider))
        of_topic, of_board = live(inside)
        async with listening(client, of_topic) as one, listening(client, of_board) as two:
            await act(say)
            assert (await heard(one))["event"] == (await heard(two))["event"] == "replied", "they listen"
            with monkeypatch.context() as deaf:
                deaf.setattr(layer, "tell", lambda *_args: None)
                await act(other_insider.groups.clear)
            await act(say)
            assert (await heard(one), await heard(two)) == (4403, 4403)

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
        await act(cache.clear)
        async with listening(client, f"/live/topic/{inside.pk}/") as socket:
            assert not socket.is_open

    async_to_sync(run)()
