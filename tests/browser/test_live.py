"""Two browsers at once in one topic: what one member does, the other sees without a reload."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn
from django.conf import settings
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler
from django.db import connections
from django.test import Client

from forums.actions import accept_solution, add_helpful_vote, hide_topic, merge_topic, move_topic, post_topic, reply
from forums.models import Topic
from portal.members.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def is_live(page: Any) -> None:
    """Wait until the page listens."""
    page.locator("html[data-live=on]").wait_for(state="attached")


@pytest.fixture
def live_site(transactional_db: None) -> Iterator[str]:
    """Pages and websockets, as `up` serves them, on a free port."""
    from portal.asgi import pages, websockets

    files = ASGIStaticFilesHandler(pages)

    async def application(scope: Any, receive: Any, send: Any) -> None:
        await (websockets if scope["type"] == "websocket" else files)(scope, receive, send)

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application, lifespan="off", log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://localhost:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listener.close()
    connections.close_all()


@pytest.fixture
def open_for(browser: Any, live_site: str) -> Iterator[Callable[..., Any]]:
    """open_for(member, address): a browser of their own, with the page open."""
    contexts: list[Any] = []

    def open_page(member: Member | None, address: str) -> Any:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
        context.set_default_timeout(10_000)
        contexts.append(context)
        if member is not None:
            client = Client()
            client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_site}])
        page = context.new_page()
        page.goto(live_site + address)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def topic(board: Any, asker: Member) -> Topic:
    return post_topic(
        board_id=board.pk, by=asker, kind="question", title="Alto 2 falls to six bar", body="<p>Since Sunday it sinks.</p>"
    )


def test_a_reply_in_one_browser_is_announced_in_the_other(open_for, topic, asker, helper, run_reactions):
    reader, writer = open_for(asker, topic.get_absolute_url()), open_for(helper, topic.get_absolute_url())
    is_live(reader)
    is_live(writer)
    where = reader.evaluate("scrollY")
    writer.locator("#reply textarea").fill("Push a needle through the gicleur.")
    writer.get_by_role("button", name="Post reply").click()
    writer.wait_for_url("**#p*")
    run_reactions()
    bar = reader.locator("[data-live-bar] a")
    bar.get_by_text("1 new reply").wait_for()
    # Nothing jumps; the reply comes when its bar is pressed.
    assert reader.evaluate("scrollY") == where and reader.get_by_text("Push a needle").count() == 0
    assert not writer.locator("[data-live-bar]").is_visible()
    reply(topic=topic, by=helper, body="<p>From the front.</p>")
    run_reactions()
    bar.get_by_text("2 new replies").wait_for()
    bar.click()
    reader.get_by_text("Push a needle").wait_for()


def test_votes_and_acceptance_appear_while_the_page_is_open(open_for, topic, asker, helper, stranger, run_reactions):
    answer = reply(topic=topic, by=helper, body="<p>Push a needle through.</p>")
    run_reactions()
    reader, other = open_for(stranger, topic.get_absolute_url()), open_for(None, topic.get_absolute_url())
    for page in (reader, other):
        is_live(page)
    add_helpful_vote(post=answer, by=asker)
    run_reactions()
    for page in (reader, other):
        page.locator(f'[data-helpful="{answer.pk}"]', has_text="1").wait_for()
    accept_solution(post=answer, by=asker)
    run_reactions()
    for page in (reader, other):
        page.get_by_text("An answer was accepted. Show it").click()
        page.locator(f"#p{answer.pk}.solution").wait_for()


def test_who_has_a_merged_topic_open_is_led_to_where_it_went(open_for, topic, board, asker, stranger, moderator, run_reactions):
    gone = post_topic(board_id=board.pk, by=stranger, kind="question", title="Pressure sinks", body="<p>To five bar.</p>")
    reader = open_for(stranger, gone.get_absolute_url())
    is_live(reader)
    merge_topic(topic=gone, into=topic, by=moderator)
    run_reactions()
    reader.get_by_text("This topic was merged with another. Show it").click()
    reader.wait_for_url(f"**/t/{topic.pk}/**")
    reader.get_by_text("Posted as “Pressure sinks”").wait_for()


def test_a_list_counts_replies_without_a_reload(open_for, topic, board, helper, run_reactions):
    reader = open_for(None, "/help/machines/")
    is_live(reader)
    reply(topic=topic, by=helper, body="<p>Push a needle through.</p>")
    run_reactions()
    reader.locator(f'[data-replies="{topic.pk}"]', has_text="1").wait_for()


@pytest.mark.parametrize("way", ["moved", "hidden"])
def test_who_may_not_read_a_topic_any_more_hears_nothing_more(
    open_for, topic, private_board, insider, helper, moderator, run_reactions, way
):
    moderator.groups.add(*insider.groups.all())
    moderator = Member.objects.get(pk=moderator.pk)
    reader = open_for(None, topic.get_absolute_url())
    is_live(reader)
    if way == "moved":
        move_topic(topic=topic, board_id=private_board.pk, by=moderator)
    else:
        hide_topic(thing=topic, by=moderator, reason="Names of others")
    run_reactions()
    reader.locator("html:not([data-live])").wait_for(state="attached")


def test_nobody_listens_to_a_topic_that_they_may_not_read(open_for, live_site, topic, private_board, insider, stranger):
    secret = post_topic(board_id=private_board.pk, by=insider, kind="discussion", title="Prices", body="<p>They rise.</p>")
    knock = """(number) => new Promise((done) => {
        const socket = new WebSocket(`ws://${location.host}/live/topic/${number}/`);
        socket.onopen = () => done("open");
        socket.onclose = (event) => done(event.code);
        socket.onerror = () => 0;
    })"""
    for member in (None, stranger):
        page = open_for(member, topic.get_absolute_url())
        assert page.evaluate(knock, secret.pk) != "open"
        assert page.evaluate(knock, topic.pk) == "open"
    assert open_for(insider, topic.get_absolute_url()).evaluate(knock, secret.pk) == "open"
