"""What a visitor wanted to do is kept through sign-in: the wall says why, leads back, and then it is done, once and by them alone."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client
from django.utils import timezone

from forums.models import Bookmark, HelpfulVote, Post, ProblemVote
from ideas.actions import cast_vote, comment_on_idea
from ideas.models import Idea, IdeaCommentVote, Vote
from portal.members import kept_acts
from portal.members.models import Member
from portal.notifications.models import Follow
from tests.forums.conftest import answer, topic  # noqa: F401
from tests.ideas.conftest import idea_board, idea_index, make_idea, make_idea_board, private_idea_board  # noqa: F401
from tests.members.worker import run_tasks

pytestmark = pytest.mark.django_db
OURS = {"HTTP_ORIGIN": "http://testserver"}
LOGIN, CONFIRM = "/accounts/login/", "/accounts/login/code/confirm/"


@pytest.fixture(autouse=True)
def without_limits_on_emails(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def idea(make_idea: Any) -> Idea:  # noqa: F811
    return make_idea("Mark the zero point")


@pytest.fixture
def ines(verified: Any) -> Member:
    return verified("ines", trust_level=1)


def press(client: Client, act: str, pk: int, data: dict[str, Any] | None = None, **headers: Any) -> Any:
    """Press a visitor's button."""
    return client.post(f"/sign-in-to/{act}/{pk}/", data or {}, **OURS, **headers)


def why(client: Client, wall: str) -> str:
    found = re.search(r'id="why">(.*?)</p>', client.get(wall).text)
    return unescape(found.group(1)) if found else ""


def code() -> str:
    run_tasks()
    found = re.search(r"\b(\d{6})\b", mail.outbox[-1].body)
    assert found
    return found.group(1)


def sign_in(client: Client, wall: str, email: str = "ines@example.com") -> Any:
    """By the form of the wall, with a code."""
    onward = re.search(r'name="next"[^>]*value="([^"]*)"', client.get(wall).text)
    client.post(LOGIN, {"login": email, "next": unescape(onward.group(1)) if onward else ""})
    return client.post(CONFIRM, {"code": code()})


def said(client: Client, response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_vote_is_kept_through_sign_in_and_done_once(client, idea, ines):
    page = client.get(idea.get_absolute_url())
    assert not page.cookies, "reading makes no session"
    assert f'formaction="/sign-in-to/vote/{idea.pk}/"' in page.text
    wall = press(client, "vote", idea.pk, headers={"referer": "http://testserver/ideas/?sort=new"})["Location"]
    assert why(client, wall) == "Sign in to vote for “Mark the zero point”."
    assert not Vote.objects.exists()
    back = sign_in(client, wall)
    assert back["Location"] == f"/ideas/?sort=new#vote-{idea.pk}"
    assert "Your vote for “Mark the zero point” counts." in said(client, back)
    assert Vote.objects.get().member == ines
    assert kept_acts.SESSION_KEY not in client.session
    assert client.session.get_expiry_age() > 86400, "the session lasts as a member's does"


@pytest.mark.parametrize("way", ["sign-up", "link", "password"])
def test_every_way_in_leads_back_to_it(client, idea, ines, way):
    wall = press(client, "vote", idea.pk)["Location"]
    onward = idea.get_absolute_url()
    assert wall == f"{LOGIN}?next={onward}"
    voter = ines
    if way == "sign-up":
        client.get(f"/accounts/signup/?next={onward}")
        assert "vote for “Mark" in unescape(
            client.post("/accounts/signup/", {"email": "new@example.com", "next": onward}, follow=True).text
        )
        back = client.post("/accounts/confirm-email/", {"code": code()})
        assert back["Location"].startswith("/account/welcome/?next=%2Fideas%2F")
        voter = Member.objects.get(email="new@example.com")
        back = client.post("/account/welcome/", {"name": "Nia", "next": onward})
    elif way == "link":
        client.post(LOGIN, {"login": ines.email, "next": onward})
        run_tasks()
        back = client.post(re.search(r"/account/enter/[\w-]+/", mail.outbox[-1].body).group())  # type: ignore[union-attr]
    else:
        ines.set_password("a long enough pass")
        ines.save()
        back = client.post(LOGIN, {"login": ines.email, "password": "a long enough pass", "next": onward})
    assert back["Location"] == onward
    assert Vote.objects.get().member == voter


def test_every_harmless_act_is_done_after_sign_in(client, topic, answer, idea, ines, asker):  # noqa: F811
    remark = comment_on_idea(idea=idea, by=asker, body="<p>Yes.</p>")
    acts = [
        ("helpful", answer.pk, {}, "a post in “Alto 2", lambda: HelpfulVote.objects.filter(member=ines, post=answer)),
        ("same", topic.pk, {}, "that you have this too", lambda: ProblemVote.objects.filter(member=ines, topic=topic)),
        ("bookmark", answer.pk, {}, "for later", lambda: Bookmark.objects.filter(member=ines, post=answer)),
        (
            "helpful-comment",
            remark.pk,
            {},
            "a comment on “Mark",
            lambda: IdeaCommentVote.objects.filter(member=ines, comment=remark),
        ),
        (
            "follow",
            topic.pk,
            {"kind": "topic"},
            "to follow “Alto 2",
            lambda: Follow.objects.filter(member=ines, object_id=topic.pk),
        ),
    ]
    for name, pk, data, reason, done in acts:
        visitor = Client()
        wall = press(visitor, name, pk, data)["Location"]
        assert reason in why(visitor, wall), name
        assert not done().exists(), name
        assert sign_in(visitor, wall).status_code == 302
        assert done().count() == 1, name


def test_what_another_site_sends_is_not_kept(client, idea, ines):
    """The sign-in follows all the same; the member presses the button themselves."""
    for headers in ({"origin": "https://evil.example"}, {"origin": "null", "sec-fetch-site": "cross-site"}, {}):
        visitor = Client()
        answered = visitor.post(f"/sign-in-to/vote/{idea.pk}/", headers=headers)
        assert not visitor.session.keys(), headers
        sign_in(visitor, answered["Location"])
    assert client.get(f"/sign-in-to/vote/{idea.pk}/").status_code == 405, "a link does nothing"
    assert not Vote.objects.exists()


def test_a_member_of_another_tab_votes_at_once_and_by_no_other_site(client, idea, ines):
    client.force_login(ines)
    client.post(f"/sign-in-to/vote/{idea.pk}/", headers={"origin": "https://evil.example"})
    assert not Vote.objects.exists()
    press(client, "vote", idea.pk)
    assert Vote.objects.get().member == ines


def test_what_cannot_be_done_is_said_and_signing_in_succeeds(client, idea, ines, make_idea):  # noqa: F811
    own = make_idea("Made by Ines", author=ines)
    gone = make_idea("Gone meanwhile")
    locked = make_idea("Locked meanwhile")
    cast_vote(idea=idea, by=ines)
    expected = {idea: "had voted for this idea already", gone: "cannot be done any more", locked: "locked", own: ""}
    for thing, words in expected.items():
        visitor = Client()
        wall = press(visitor, "vote", thing.pk)["Location"]
        if thing == gone:
            Idea.objects.filter(pk=gone.pk).update(hidden_at=timezone.now())
        Idea.objects.filter(pk=locked.pk).update(is_locked=True)
        back = sign_in(visitor, wall)
        assert back.status_code == 302
        assert words in " ".join(said(visitor, back)), thing
        assert visitor.session["_auth_user_id"] == str(ines.pk)


def test_a_wall_does_not_tell_the_name_of_what_is_private(client, private_idea_board, make_idea, ines):  # noqa: F811
    secret = make_idea("Project Nightingale", board=private_idea_board)
    assert press(client, "vote", secret.pk).status_code == press(client, "vote", 999_999).status_code == 404
    for address in (f"/ideas/{secret.pk}/comment/", f"/ideas/{secret.pk}/{secret.slug}/"):
        assert "Nightingale" not in why(client, f"{LOGIN}?next={address}")
    shown = make_idea("Project Robin")
    wall = press(client, "vote", shown.pk)["Location"]
    Idea.objects.filter(pk=shown.pk).update(board=private_idea_board)
    assert "Robin" not in client.get(wall).text, "private meanwhile"


def test_no_wall_leads_to_another_site(client, idea, ines):
    for address in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        wall = f"{LOGIN}?next={address}"
        assert why(client, wall) == ""
        visitor = Client()
        assert "evil" not in sign_in(visitor, wall)["Location"]
    for came in ("https://evil.example/x", "http://testserver//evil.example", "http://testserver/\\evil.example"):
        answered = press(client, "vote", idea.pk, headers={"referer": came})
        assert "evil" not in answered["Location"]


def test_an_answer_typed_by_a_visitor_waits_in_the_form(client, topic, ines):  # noqa: F811
    page = client.get(topic.get_absolute_url())
    assert not page.cookies and f'action="/sign-in-to/reply/{topic.pk}/"' in page.text
    wall = press(client, "reply", topic.pk, {"body": "Push a **needle** through the gicleur."})["Location"]
    assert "Sign in to reply to “Alto 2" in why(client, wall)
    back = sign_in(client, wall)
    assert back["Location"] == f"/t/{topic.pk}/reply/#reply"
    form = client.get(back["Location"].partition("#")[0])
    assert "Push a **needle** through the gicleur." in form.text
    assert Post.objects.count() == 1, "it is theirs to send"
    client.post(f"/t/{topic.pk}/reply/", {"body": "Push a **needle** through the gicleur."})
    assert Post.objects.filter(author=ines).count() == 1
    assert kept_acts.SESSION_KEY not in client.session
    assert "needle" not in client.get(f"/t/{topic.pk}/reply/").text.partition('id="reply"')[2]


def test_a_comment_a_question_and_an_idea_are_kept_as_well(client, idea, ines, board, topic):  # noqa: F811
    cases = [
        ("comment-idea", idea.pk, {"body": "It would save me a minute."}),
        ("comment", topic.posts.get().pk, {"body": "It would save me a minute."}),
        (
            "ask",
            0,
            {"title": "Why does the pump hum", "body": "It would save me a minute.", "board": str(board.pk), "tags": "pump"},
        ),
        (
            "propose",
            0,
            {"title": "Tell me when the tank is empty", "body": "It would save me a minute.", "board": str(idea.board_id)},
        ),
    ]
    for name, pk, typed in cases:
        visitor = Client()
        back = sign_in(visitor, press(visitor, name, pk, typed)["Location"])
        form = unescape(visitor.get(back["Location"].partition("#")[0]).text)
        assert "It would save me a minute." in form, name
        assert typed.get("title", "") in form, name
        for chosen in ("board", "tags") if name == "ask" else ():
            assert re.search(rf'value="{typed[chosen]}"( selected|>| )', form), chosen


def test_nothing_typed_is_told_to_whoever_signs_in_next(client, topic, ines, verified):  # noqa: F811
    verified("ben", trust_level=1)
    form = f"/t/{topic.pk}/reply/"
    # Ines signs in for it, and signs out.
    sign_in(client, press(client, "reply", topic.pk, {"body": "My secret answer."})["Location"])
    client.post("/accounts/logout/")
    sign_in(client, f"{LOGIN}?next={form}", "ben@example.com")
    assert "secret" not in client.get(form).text
    client.post("/accounts/logout/")
    # A visitor types and leaves; Ben signs in for something else.
    press(client, "reply", topic.pk, {"body": "My secret answer."})
    sign_in(client, f"{LOGIN}?next=/topics/", "ben@example.com")
    assert "secret" not in client.get(form).text
    assert kept_acts.SESSION_KEY not in client.session


def test_what_is_kept_ends_after_an_hour_and_is_limited(client, topic, ines, monkeypatch):  # noqa: F811
    wall = press(client, "reply", topic.pk, {"body": "An old answer."})["Location"]
    assert client.session.get_expiry_age() <= kept_acts.LASTS
    sign_in(client, wall)
    now = kept_acts.time.time()
    monkeypatch.setattr(kept_acts.time, "time", lambda: now + kept_acts.LASTS + 1)
    assert "An old answer." not in client.get(f"/t/{topic.pk}/reply/").text
    assert kept_acts.SESSION_KEY not in client.session
    visitor = Client()
    refused = press(visitor, "reply", topic.pk, {"body": "word " * 30_000})
    assert refused.status_code == 403 and "word word" in refused.text, "given back, to copy"
    assert not visitor.session.keys()


def test_a_refusal_after_sign_in_gives_the_text_back(client, topic, ines):  # noqa: F811
    wall = press(client, "reply", topic.pk, {"body": "What I had to say."})["Location"]
    topic.is_locked = True
    topic.save()
    back = sign_in(client, wall)
    page = client.get(back["Location"].partition("#")[0])
    assert page.status_code == 403
    assert "locked" in page.text and "What I had to say." in page.text


def test_who_gives_up_a_sign_in_half_way_may_begin_another(client, idea, ines):
    wall = press(client, "vote", idea.pk)["Location"]
    client.post(LOGIN, {"login": "inse@example.com", "next": idea.get_absolute_url()})
    page = client.get(CONFIRM).text
    assert "vote for “Mark" in unescape(page), "the wall says why on each of its pages"
    onward = unescape(re.search(r'id="leave".*?name="next" value="([^"]*)"', page).group(1))  # type: ignore[union-attr]
    assert client.post("/accounts/logout/", {"next": onward})["Location"] == wall
    sign_in(client, wall)
    assert Vote.objects.get().member == ines


def test_a_member_whose_session_has_ended_is_led_to_the_wall_and_back(client, topic, answer, idea, ines):  # noqa: F811
    page = idea.get_absolute_url()
    wall = client.post(f"/ideas/{idea.pk}/vote/", {"on": "1"}, headers={"referer": f"http://testserver{page}"})["Location"]
    assert why(client, wall).startswith("Sign in to vote")
    back = sign_in(client, wall)
    assert back["Location"] == page and "Press the button once more." in " ".join(said(client, back))
    assert not Vote.objects.exists(), "what the button meant is the member's to say again"
    # What was typed into a form that visitors have waits there; of any other it is given back on a page.
    for address, body in ((f"/t/{topic.pk}/reply/", "My long answer."), (f"/p/{answer.pk}/edit/", "My long change.")):
        writer = Client()
        back = sign_in(
            writer, writer.post(address, {"body": body}, headers={"referer": "http://testserver/topics/"})["Location"]
        )
        found = writer.get(back["Location"].partition("#")[0])
        assert found.status_code == 200 and body in found.text, address
    assert writer.post("/sign-in-to/typed/discard/")["Location"] == "/topics/"
    assert writer.get("/sign-in-to/typed/").status_code == 404
    # A script of a page leads nobody away; it is told.
    answered = Client().get(f"/p/{answer.pk}/comment/", headers={"hx-request": "true"})
    assert answered.status_code == 403 and "session has ended" in answered.text
    draft = Client().post("/writing/drafts/", {"body": "x y"}, headers={"sec-fetch-mode": "cors"})
    assert "typed" not in draft.headers.get("Location", "")
