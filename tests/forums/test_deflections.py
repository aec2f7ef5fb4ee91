""" "This solved it", said while asking: counted once, and nothing is posted."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import AlreadyConfirmed, accept_solution, confirm_deflection, withdraw_deflection
from forums.actions.erasure import erase_posts_of
from forums.models import Deflection, Topic
from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.writing.models import Draft
from search.actions import reindex_unit
from tests.forums.test_at_once import together

DRAFT = "0123456789abcdef"
TITLE = "Alto 2 falls to six bar after the descaling"


@pytest.fixture
def solved(topic, answer, asker):
    accept_solution(post=answer, by=asker)
    reindex_unit(kind="forums.topic", object_id=topic.pk)
    return topic


def confirm(topic, by, **more):
    facts = {"kind": "forums.topic", "object_id": topic.pk, "by": by, "title": TITLE, "draft": DRAFT} | more
    return confirm_deflection(**facts)


def test_it_counts_once_for_each_member_and_draft(solved, make_board, stranger, helper, asker):
    from forums.actions import post_topic

    other = post_topic(board_id=solved.board_id, by=asker, kind="question", title="Why does it hum?", body="<p>At night.</p>")
    confirm(solved, stranger)
    for topic in (solved, other):
        with pytest.raises(AlreadyConfirmed):
            confirm(topic, stranger)
    confirm(other, stranger, draft="f" * 16)
    confirm(solved, helper)
    assert Deflection.objects.count() == 3
    assert Activity.objects.filter(type="forums.deflection.confirmed").count() == 3


def test_the_same_thing_counts_once_a_day(solved, stranger):
    now = timezone.now()
    confirm(solved, stranger, now=now)
    with pytest.raises(AlreadyConfirmed):
        confirm(solved, stranger, draft="f" * 16, now=now + timedelta(hours=23))
    confirm(solved, stranger, draft="f" * 16, now=now + timedelta(hours=25))


def test_what_one_may_not_see_has_solved_nothing(private_board, insider, stranger):
    from forums.actions import post_topic

    secret = post_topic(
        board_id=private_board.pk, by=insider, kind="question", title="The secret pump hums", body="<p>All night.</p>"
    )
    with pytest.raises(Refused):
        confirm(secret, stranger)
    with pytest.raises(Refused):
        confirm_deflection(kind="forums.post", object_id=1, by=stranger, title="", draft=DRAFT)


def test_it_is_taken_back_without_a_trace(solved, stranger, helper):
    deflection = confirm(solved, stranger)
    withdraw_deflection(deflection=deflection, by=helper)
    assert Deflection.objects.count() == 1
    withdraw_deflection(deflection=deflection, by=stranger)
    assert not Deflection.objects.exists()
    confirm(solved, stranger)


def button_of(html, topic):
    return re.search(rf'<button class="btn small" form="solved" name="thing" value="forums.topic:{topic.pk}">', html)


def test_the_list_of_similar_topics_has_the_button_where_one_asks(client, solved, stranger):
    address = "/search/similar/?for=asking&title=falls+to+6+bar+halfway"
    assert solved.title.split()[0] in client.get(address).text
    assert not button_of(client.get(address).text, solved)  # visitors do not ask
    client.force_login(stranger)
    page = client.get(address).text
    assert button_of(page, solved) and "This solved it" in page and 'form="solved" name="title"' in page
    assert not button_of(client.get(address.replace("for=asking&", "")).text, solved)


def test_the_way_through_the_pages_without_script(client, solved, board, stranger):
    client.force_login(stranger)
    page = client.get("/ask/").text
    asking = re.search(r'name="asking" value="([0-9a-f]{16})"', page)[1]
    assert 'name="again"' in page
    typed = {"title": TITLE, "body": "It **sinks**.", "body_format": "markdown", "board": board.pk, "kind": "question"}
    page = client.post("/ask/", typed | {"again": "1", "asking": asking}).text
    assert button_of(page, solved) and "It **sinks**." in page and f'value="{asking}"' in page
    assert Draft.objects.get(member=stranger, place="forums:ask").title == TITLE
    response = client.post("/ask/solved/", {"asking": asking, "thing": f"forums.topic:{solved.pk}", "title": TITLE})
    assert response.status_code == 302 and response.url == solved.get_absolute_url()
    deflection = Deflection.objects.get()
    assert (deflection.member, deflection.title, deflection.draft) == (stranger, TITLE, asking)
    page = client.get(response.url).text
    assert "Good to hear" in page and f"/ask/solved/{deflection.pk}/undo/" in page
    client.post("/ask/solved/", {"asking": asking, "thing": f"forums.topic:{solved.pk}", "title": TITLE})
    assert "it counts once" in client.get(response.url).text
    assert Deflection.objects.count() == Topic.objects.count() == 1
    back = client.post(f"/ask/solved/{deflection.pk}/undo/", follow=True)
    assert not Deflection.objects.exists() and TITLE in back.text and "It **sinks**." in back.text


@pytest.mark.parametrize(
    "thing", ["", "forums.topic", "forums.topic:0", "forums.post:1", "x:1", f"forums.topic:{'9' * 30}", "forums.topic:\0"]
)
def test_a_strange_thing_is_not_found(client, solved, stranger, thing):
    client.force_login(stranger)
    assert client.post("/ask/solved/", {"asking": DRAFT, "thing": thing}).status_code == 404
    assert client.post(f"/ask/solved/{2**63}/undo/").status_code == 404


def test_nobody_undoes_what_another_said(client, solved, stranger, helper):
    deflection = confirm(solved, helper)
    client.force_login(stranger)
    assert client.post(f"/ask/solved/{deflection.pk}/undo/").status_code == 404
    assert Deflection.objects.exists()


def test_it_goes_with_the_account(solved, stranger):
    confirm(solved, stranger)
    erase_posts_of(member=stranger, keep_content=True)
    solved.refresh_from_db()
    assert not Deflection.objects.exists() and solved.deflected_count == 0


def test_the_line_of_the_topic_says_how_many(client, solved, stranger, helper):
    assert "more solved it" not in client.get(solved.get_absolute_url()).text
    first = confirm(solved, stranger)
    confirm(solved, helper)
    page = " ".join(client.get(solved.get_absolute_url()).text.split())
    assert '<span class="big">2</span> more solved it' in page and "before they asked" in page
    withdraw_deflection(deflection=first, by=stranger)
    assert '<span class="big">1</span> more solved it' in " ".join(client.get(solved.get_absolute_url()).text.split())


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_many_clicks_at_once_one_counts(solved, stranger):
    problems = together([lambda: confirm(solved, stranger) for _ in range(10)], workers=10)
    assert [type(problem) for problem in problems] == [AlreadyConfirmed] * 9
    assert Topic.objects.get(pk=solved.pk).deflected_count == 1
