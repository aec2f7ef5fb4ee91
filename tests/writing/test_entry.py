"""The entry policy: every action that stores a member's text or vote asks it, whichever way the text came in."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

import portal.polls.actions  # noqa: F401  # known to the registry of entrances once imported
from forums.actions import add_helpful_vote, comment, edit_post, post_topic, reply
from forums.models import Post
from portal.activity.record import suppress_reactions
from portal.common.html import CleanHtml
from portal.common.ratelimit import TooOften
from portal.settings.trust import trust_table_from
from portal.writing.entry import ENTRANCES, Entrance, NotAdmitted, Pace, admit, as_written, passes
from portal.writing.html import clean

ROOT = Path(__file__).parents[2]

# Words that actions take, and that are stored. An action that takes one of them passes the policy or stands below.
TEXTS = {"body", "text", "title", "pitch", "note"}
NOT_OF_MEMBERS = {
    "forums.actions.notes.write_note": "a note of staff, which only staff read",
    "forums.actions.bookmarks.keep_bookmark": "a note to oneself",
    "forums.actions.info.ask_for_info": "paced by INFO; a line of plain text",
    "forums.actions.deflections.confirm_deflection": "paced by SOLVED; only staff read the title",
    "forums.actions.splitting.split_topic": "moderators make a topic of what was said already",
    "ideas.actions.statuses.respond": "the company's answer",
    "ideas.internal_records.actions.notes.write_note": "a note of the product team, which only it reads",
    "ideas.internal_records.actions.notes.edit_note": "a note of the product team, which only it reads",
    "ideas.roadmap.actions.publish_change": "the company's text on its changelog",
    "ideas.roadmap.actions.tell_progress": "the product team's word on delivery",
    "portal.articles.actions.rate_article": "paced by RATING; only editors read the note",
    "portal.crm.store.actions.cases.write_message": "support's answer or internal note on a case",
    "portal.crm.actions.links.decide_link": "a note of staff, which stays with the link",
    "portal.crm.actions.links.unlink": "a note of staff, which stays with the link",
    "portal.conversions.actions.messages.answer_asker": "support's answer to the asker of a case",
    "portal.conversions.actions.publication.propose_answer": "the company's answer, which its asker reads first",
    "portal.members.actions.profile.edit_profile": "a profile; its length is held by the database",
    "portal.ratings.actions.moderating.return_review": "paced by RETURN; a moderator's word to the author",
    "portal.writing.actions.drafts.save_draft": "not posted yet",
    "portal.writing.actions.revisions.keep_revision": "a copy of what was admitted",
}


def _actions() -> list[tuple[str, ast.FunctionDef]]:
    """Every public action: "forums.actions.posting.reply" with its syntax tree."""
    found = []
    for package in ("forums", "ideas", "portal"):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            if "actions" not in parts or "migrations" in parts:
                continue
            module = ".".join(part for part in parts if part != "__init__")
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    found.append((f"{module}.{node.name}", node))
    return found


def _takes_text(action: ast.FunctionDef) -> bool:
    names = {argument.arg for argument in action.args.kwonlyargs}
    return "by" in names and any(
        argument.arg in TEXTS and isinstance(argument.annotation, ast.Name) and argument.annotation.id in ("str", "CleanHtml")
        for argument in action.args.kwonlyargs
    )


def test_every_action_that_takes_a_text_of_a_member_passes_the_policy():
    entrances = {name.rpartition(".")[2] for name in ENTRANCES}
    takers = {name for name, action in _actions() if _takes_text(action) and not entrances & _calls(action)}
    assert len(takers) > 10 and len(ENTRANCES) >= 10
    assert takers - set(ENTRANCES) - set(NOT_OF_MEMBERS) == set(), "decorate with @passes, and call admit()"
    known = {name for name, _action in _actions()}
    assert set(NOT_OF_MEMBERS) <= known, "what is gone goes from the list as well"
    assert set(NOT_OF_MEMBERS) & set(ENTRANCES) == set()


def _calls(function: ast.FunctionDef) -> set[str]:
    return {node.func.id for node in ast.walk(function) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def test_every_entrance_asks_before_it_stores():
    """`@passes` alone asks nothing: the action calls `admit`."""
    for name, action in _actions():
        if name in ENTRANCES:
            assert "admit" in _calls(action), name


def test_no_text_is_stored_but_by_an_entrance_or_a_helper_that_takes_clean_html():
    """A row's body, excerpt or title is only written where the policy has passed, by what it passed, or by name below."""
    writers = set()
    for path in [*(ROOT / "forums").rglob("*.py"), *(ROOT / "ideas").rglob("*.py")]:
        parts = path.relative_to(ROOT).with_suffix("").parts
        if "actions" not in parts:
            continue
        module = ".".join(part for part in parts if part != "__init__")
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and _stores_text(node) and not _takes_clean(node):
                writers.add(f"{module}.{node.name}")
    others = {
        "forums.actions.erasure.erase_posts_of",  # empties them
        "ideas.actions.erasure.erase_from_ideas",
    }
    assert writers - set(ENTRANCES) - set(NOT_OF_MEMBERS) - others == set()


def _stores_text(function: ast.FunctionDef) -> bool:
    for node in ast.walk(function):
        targets = node.targets if isinstance(node, ast.Assign) else []
        flat = [each for target in targets for each in (target.elts if isinstance(target, ast.Tuple) else [target])]
        if any(isinstance(target, ast.Attribute) and target.attr in ("body", "excerpt") for target in flat):
            return True
        if isinstance(node, ast.Call) and {word.arg for word in node.keywords} & {"excerpt"}:
            return True
    return False


def _takes_clean(function: ast.FunctionDef) -> bool:
    arguments = [*function.args.args, *function.args.kwonlyargs]
    return function.name.startswith("_") and any(
        isinstance(argument.annotation, ast.Name) and argument.annotation.id == "CleanHtml" for argument in arguments
    )


pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(board, asker):
    body = clean("<p>Since Sunday the needle sinks to six bar.</p>")
    return post_topic(board_id=board.pk, by=asker, kind="question", title="Alto 2 falls to 6 bar halfway through", body=body)


@pytest.fixture
def enforced():
    with as_written(False):
        yield


@pytest.fixture
def no_pause(settings):
    settings.TRUST_TABLE = trust_table_from('{"seconds_between": [0, 0, 0, 0, 0]}')


def _html(text: str) -> CleanHtml:
    return clean(f"<p>{text}</p>")


def test_an_action_refuses_what_the_form_refuses(enforced, board, newcomer, topic):
    few = {"board_id": board.pk, "by": newcomer, "kind": "question"}
    with pytest.raises(NotAdmitted, match="it needs at least 15") as refusal:
        post_topic(**few, title="Too short", body=_html("Long enough to tell what happened here."))
    assert (refusal.value.field, refusal.value.status) == ("title", 422)
    with pytest.raises(NotAdmitted, match="This text has") as refusal:
        post_topic(**few, title="The pump hums all through the night", body=_html("Help"))
    assert refusal.value.field == "body"
    links = " ".join(f'<a href="https://{name}.example/">{name}</a>' for name in "abc")
    with pytest.raises(NotAdmitted, match="2 links to other sites"):
        reply(topic=topic, by=newcomer, body=_html(links))
    with pytest.raises(NotAdmitted, match="Write something first"):
        reply(topic=topic, by=newcomer, body=_html("  "))
    with pytest.raises(NotAdmitted, match="at most 3,000"):
        comment(post=topic.posts.get(position=1), by=newcomer, body=_html("word " * 700))
    assert not Post.objects.filter(author=newcomer).exists()


def test_an_action_counts_and_says_when_to_wait(enforced, topic, stranger):
    reply(topic=topic, by=stranger, body=_html("Push a needle through the gicleur."))
    with pytest.raises(NotAdmitted, match="exactly this") as refusal:
        reply(topic=topic, by=stranger, body=_html("Push a needle through the gicleur."))
    assert refusal.value.status == 429
    with pytest.raises(NotAdmitted, match="before you post again"):
        reply(topic=topic, by=stranger, body=_html("Or boil it in citric acid."))


def test_a_refusal_uses_nothing_up(enforced, no_pause, topic, newcomer, settings):
    settings.TRUST_TABLE = trust_table_from(
        '{"first_day_replies": [1, null, null, null, null], "seconds_between": [0, 0, 0, 0, 0]}'
    )
    topic.is_locked = True
    topic.save()
    for _again in range(3):
        with pytest.raises(Exception, match="locked"):
            reply(topic=topic, by=newcomer, body=_html("Have you cleaned it?"))
    topic.is_locked = False
    topic.save()
    assert reply(topic=topic, by=newcomer, body=_html("Have you cleaned it?"))


def test_what_fails_after_it_was_admitted_is_forgotten(enforced, stranger):
    entrance = Entrance("test.entrance", longest=100, has_pause=True)

    @passes(entrance)
    def act(*, fail: bool) -> str:
        text = admit(entrance, by=stranger, body=_html("Words"))
        if fail:
            raise RuntimeError
        return text.body

    for _again in range(3):
        with pytest.raises(RuntimeError):
            act(fail=True)
    assert act(fail=False) == "<p>Words</p>"
    with pytest.raises(NotAdmitted):
        act(fail=False)
    del ENTRANCES[f"{act.__module__}.{act.__qualname__}"]


def test_a_vote_is_counted_by_the_action(enforced, topic, helper, stranger, settings):
    settings.TRUST_TABLE = trust_table_from('{"votes_a_minute": [1, 1, 1, 1, 1]}')
    with as_written():
        posts = [reply(topic=topic, by=helper, body=_html(f"Part {number}")) for number in range(2)]
    add_helpful_vote(post=posts[0], by=stranger)
    with pytest.raises(TooOften):
        add_helpful_vote(post=posts[1], by=stranger)


def test_an_edit_is_refused_what_it_adds_and_may_repeat(enforced, no_pause, topic, stranger, newcomer):
    post = reply(topic=topic, by=newcomer, body=_html("Have you cleaned it?"))
    edit_post(post=post, by=newcomer, body=_html("Have you cleaned the group?"))
    edit_post(post=post, by=newcomer, body=_html("Have you cleaned it?"))
    links = " ".join(f'<a href="https://{name}.example/">{name}</a>' for name in "abc")
    with pytest.raises(NotAdmitted, match="2 links"):
        edit_post(post=post, by=newcomer, body=_html(links))


def test_raw_html_is_cleaned_even_where_the_type_was_overlooked(topic, stranger):
    raw: Any = "<p onclick=alert(1)>Hi<script>alert(1)</script></p>"
    post = reply(topic=topic, by=stranger, body=raw)
    post.refresh_from_db()
    assert post.body == "<p>Hi</p>" and isinstance(post.body, CleanHtml)


def test_the_past_and_the_staff_are_not_held(enforced, topic, stranger, moderator):
    for _again in range(3):
        reply(topic=topic, by=moderator, body=_html("Closed for the night."))
        with suppress_reactions():
            reply(topic=topic, by=stranger, body=_html("Long ago."))


def test_the_policy_costs_a_member_no_query(enforced, stranger, newcomer, topic, queries_of):
    from forums.limits import REPLY, turn_of

    @passes(REPLY)
    def ask(member: Any) -> None:
        admit(REPLY, by=member, body=_html("Words"), turn=lambda: turn_of(member, topic))

    stranger.groups_held, newcomer.groups_held  # noqa: B018  # the request knows them already
    assert queries_of(lambda: ask(stranger)) == 0
    assert queries_of(lambda: ask(newcomer)) == 1
    cache.clear()
    del ENTRANCES[f"{ask.__module__}.{ask.__qualname__}"]


def test_paces_name_lines_of_the_table():
    table = trust_table_from("")
    for entrances in ENTRANCES.values():
        for entrance in entrances:
            for pace in entrance.paces:
                assert isinstance(pace, Pace) and (isinstance(pace.times, int) or hasattr(table, pace.times)), entrance.name
