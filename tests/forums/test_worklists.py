"""Lists for those who help: what waits, for whom, since when."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from forums.actions import accept_solution, ask_for_info, assign_topic, claim_topic, hide_post, post_topic, reply
from forums.models import Topic
from forums.worklists import WORKLISTS, counts_of
from portal.common.access import access_token, one_look
from portal.common.permissions import Refused
from portal.products.actions import disown_product, own_product
from portal.products.models import OwnedProduct, ProductIndexPage, ProductPage


@pytest.fixture
def product(db):
    index = ProductIndexPage.objects.get()
    page = index.add_child(instance=ProductPage(title="Alto 2", slug="alto-2"))
    page.save_revision().publish()
    return ProductPage.objects.get(pk=page.pk)


@pytest.fixture
def ask(board, asker):
    """A question asked so many hours ago: ask("It hums at night", hours=30)."""

    def ask(title, *, hours=0, by=None, **fields):
        fields = {"board_id": board.pk, "kind": "question", "body": "<p>It hums, at two in the morning.</p>"} | fields
        return post_topic(by=by or asker, title=title, now=timezone.now() - timedelta(hours=hours), **fields)

    return ask


def titles(member, name):
    topics = WORKLISTS[name].of(Topic.objects.visible_to(member), member, timezone.now())
    return {topic.title for topic in topics}


def test_a_question_waits_a_day_and_then_three(client, ask, helper):
    ask("Asked just now, it hums")
    ask("Asked yesterday, it hums", hours=25)
    ask("Asked last week, it hums", hours=100)
    answered = ask("Asked last week, and answered", hours=100)
    reply(topic=answered, by=helper, body="<p>It is the pump, I think.</p>")
    assert titles(helper, "unanswered-24h") == {"Asked yesterday, it hums", "Asked last week, it hums"}
    assert titles(helper, "unanswered-72h") == {"Asked last week, it hums"}
    page = client.get("/topics/unanswered-72h/").text  # for visitors too
    assert "Asked last week, it hums" in page and "Asked yesterday" not in page


def test_what_a_discussion_or_a_hidden_question_lacks_is_nobodys_work(ask, helper, moderator):
    ask("Show us your bench, all of you", hours=100, kind="discussion")
    hidden = ask("Hidden since somebody said so", hours=100)
    hide_post(thing=hidden.posts.get(), by=moderator, reason="Spam")
    assert titles(helper, "unanswered-72h") == set()


def test_members_see_what_is_not_solved_of_what_they_have(client, ask, helper, product):
    ask("My Alto hums at night, is that it?", product=product)
    ask("Something else hums at night")
    ask("My own Alto hums at night", product=product, by=helper)
    client.force_login(helper)
    page = client.get("/topics/my-products/").text
    assert "Which products do you have?" in page and "My Alto hums" not in page
    assert 'aria-pressed="false"' in client.get(product.get_absolute_url()).text
    client.post(f"/own/{product.pk}/", {"on": "1"})
    client.post(f"/own/{product.pk}/", {"on": "1"})
    page = client.get("/topics/my-products/").text
    assert "My Alto hums" in page and "You have:" in page
    assert "Something else" not in page and "My own Alto" not in page
    assert 'aria-pressed="true"' in client.get(product.get_absolute_url()).text
    client.post(f"/own/{product.pk}/", {"on": ""})
    assert not OwnedProduct.objects.exists()
    disown_product(product=product, by=helper)


def test_nobody_has_a_product_that_they_may_not_see(client, helper, product):
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=product, restriction_type=PageViewRestriction.GROUPS)
    with pytest.raises(Refused):
        own_product(product=product, by=helper)
    client.force_login(helper)
    assert client.post(f"/own/{product.pk}/", {"on": "1"}).status_code == 404


def test_what_one_began_is_ones_own_to_finish(ask, helper, asker, stranger):
    topic = ask("It hums at night, every night")
    assert titles(helper, "to-finish") == set()
    answer = reply(topic=topic, by=helper, body="<p>It is the pump, I think.</p>")
    assert titles(helper, "to-finish") == set()  # the asker has not spoken
    reply(topic=topic, by=asker, body="<p>I have looked at the pump.</p>")
    assert titles(helper, "to-finish") == {topic.title}
    assert titles(stranger, "to-finish") == set() and titles(asker, "to-finish") == set()
    accept_solution(post=answer, by=asker)
    assert titles(helper, "to-finish") == set()


def test_personal_lists_ask_to_sign_in(client, db):
    for address in ("/topics/my-products/", "/topics/to-finish/", "/mine/", "/mine/asked/", "/mine/answered/"):
        assert client.get(address).status_code == 302


def test_private_boards_stay_private(client, private_board, insider, helper, ask):
    ask("The secret pump hums at night", hours=100, board_id=private_board.pk, by=insider)
    assert titles(helper, "unanswered-72h") == set()
    assert titles(insider, "unanswered-72h") == {"The secret pump hums at night"}


def test_waiting_for_me(client, ask, asker, helper):
    asked = ask("It hums at night, every night")
    ask_for_info(topic=asked, by=helper, note="Which firmware?")
    settled = ask("It leaks from below, a few drops")
    reply(topic=settled, by=helper, body="<p>It is the seal, I think.</p>")
    claimed = ask("It does not turn, at all")
    claim_topic(topic=claimed, by=helper)
    came_back = ask("It squeals like a kettle")
    reply(topic=came_back, by=helper, body="<p>It is the valve, I think.</p>")
    reply(topic=came_back, by=asker, body="<p>I have looked at the valve.</p>")
    client.force_login(asker)
    page = client.get("/mine/").text
    assert "You were asked for more" in page and asked.title in page
    assert "did one of them help" in page and settled.title in page
    assert "You are on it" not in page and claimed.title not in page
    client.force_login(helper)
    page = client.get("/mine/").text
    assert claimed.title in page and came_back.title in page and asked.title not in page and settled.title not in page


def test_what_a_colleague_gave_me_waits_for_me(client, ask, moderator, support):
    topic = ask("It hums at night, every night")
    assign_topic(topic=topic, to=support, by=moderator)
    client.force_login(support)
    page = client.get("/mine/").text
    assert "Given to you" in page and topic.title in page


def test_a_board_that_expects_no_solution_has_work_all_the_same(ask, make_board, helper):
    chat = make_board("Chatter", expects_solution=False)
    ask("Which cup do you like best?", hours=100, board_id=chat.pk)
    assert titles(helper, "unanswered-72h") == {"Which cup do you like best?"}
    found = counts_of(Topic.objects.visible_to(helper), helper, timezone.now())
    assert found["unanswered-72h"].count == 1 and found["unsolved"].count == 0


def test_nothing_waits(client, stranger):
    client.force_login(stranger)
    assert "Nothing waits for you" in client.get("/mine/").text
    assert "You have not asked yet" in client.get("/mine/asked/").text
    assert "You have not answered yet" in client.get("/mine/answered/").text


def test_what_i_asked_and_what_i_answered(client, ask, asker, helper, moderator):
    mine = ask("It hums at night, every night")
    reply(topic=mine, by=asker, body="<p>I have looked at the pump.</p>")
    other = ask("It leaks from below, a few drops", by=helper)
    said = reply(topic=other, by=asker, body="<p>It is the seal, I think.</p>")
    client.force_login(asker)
    page = client.get("/mine/asked/").text
    assert mine.title in page and other.title not in page
    page = client.get("/mine/answered/").text
    assert other.title in page and mine.title not in page
    hide_post(thing=said, by=moderator, reason="Wrong")
    assert other.title not in client.get("/mine/answered/").text


def test_lists_have_pages(client, ask, asker, monkeypatch):
    monkeypatch.setattr("forums.views.my_activity.PAGE", 2)
    for number in range(3):
        ask(f"It hums at night, number {number}", hours=number)
    client.force_login(asker)
    page = client.get("/mine/asked/")
    assert "number 2" not in page.text
    import re

    older = re.search(r'href="(\?cursor=[^"]+)"', page.text)[1]
    assert "number 2" in client.get(f"/mine/asked/{older}").text
    assert client.get("/mine/asked/?cursor=x").status_code == 404


ADDRESSES = (
    *(f"/topics/{name}/" for name in WORKLISTS),
    "/mine/",
    "/mine/asked/",
    "/mine/answered/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_list_costs_the_same_for_one_topic_and_for_ten_and_writes_nothing(
    client, ask, asker, helper, product, address, queries_of
):
    def fill(count):
        for number in range(count):
            topic = ask(f"It hums at night, number {number}", hours=100, product=product)
            reply(topic=topic, by=helper, body="<p>It is the pump, I think.</p>")
            reply(topic=topic, by=asker, body="<p>I have looked at the pump.</p>")
            ask(f"It leaks from below, number {number}", hours=100, product=product)
            ask_for_info(topic=topic, by=helper, note="Which firmware?")
            mine = ask(f"It squeals, number {number}", by=helper)
            reply(topic=mine, by=asker, body="<p>It is the valve, I think.</p>")

    own_product(product=product, by=helper)
    client.force_login(helper)
    fill(1)
    client.get(address)
    one = queries_of(lambda: client.get(address))
    fill(9)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) == one
    assert not [query["sql"] for query in queries if not query["sql"].lstrip("(").startswith("SELECT")]


def test_the_queue_counts_all_of_it_in_one_query(ask, helper, queries_of):
    now = timezone.now()
    oldest = ask("Asked last week, it hums", hours=100)
    ask("Asked yesterday, it hums", hours=25)
    asked = ask("It leaks from below, a few drops")
    ask_for_info(topic=asked, by=helper, note="Which firmware?")
    with one_look():
        access_token()  # asked once by each request
        with CaptureQueriesContext(connection) as queries:
            found = counts_of(Topic.objects.visible_to(helper), helper, now)
    assert len(queries) == 1
    assert {name: waiting.count for name, waiting in found.items()} == {
        "support": 3,
        "unanswered-72h": 1,
        "unanswered-24h": 2,
        "needs-info": 1,
        "unsolved": 3,
        "my-products": 0,
        "to-finish": 0,
    }
    assert found["unanswered-24h"].oldest == oldest.posted_at and found["my-products"].oldest is None


def test_the_queue_is_for_moderators_and_staff(client, ask, helper, moderator, support):
    assert client.get("/queue/").status_code == 302
    client.force_login(helper)
    response = client.get("/queue/")
    assert response.status_code == 403 and "Only moderators and staff" in response.text
    assert 'href="/queue/"' not in client.get("/topics/").text
    for member in (moderator, support):
        client.force_login(member)
        assert client.get("/queue/").status_code == 200
        assert 'href="/queue/"' in client.get("/topics/").text


def test_the_queue_says_how_many_and_since_when_the_oldest_first(client, ask, moderator):
    ask("Asked yesterday, it hums", hours=25)
    ask("Asked last week, it hums", hours=100)
    client.force_login(moderator)
    page = " ".join(client.get("/queue/unanswered-24h/").text.split())
    assert "2 waiting, the oldest for 4 days" in page
    assert page.index("has waited 4 days") < page.index("has waited 25 hours")
    assert 'Unanswered for a day <span class="count">2</span>' in page
    assert "Asked last week, it hums" in client.get("/queue/").text  # the first list that has something
    assert "Nothing waits here" in client.get("/queue/needs-info/").text
    assert client.get("/queue/nonsense/").status_code == 404


def test_the_queue_has_pages_forward_and_back(client, ask, moderator, monkeypatch):
    import re

    monkeypatch.setattr("forums.views.queue.PAGE", 2)
    for number in range(5):
        ask(f"It hums at night, number {number}", hours=200 - number)
    client.force_login(moderator)
    seen, address = [], "/queue/unanswered-24h/"
    while address:
        page = client.get(address).text
        seen += re.findall(r">It hums at night, (number \d)<", page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        back = re.search(r'rel="prev" href="([^"]+)"', page)
        address = found[1] if found else ""
    assert seen == [f"number {number}" for number in range(5)]
    assert re.findall(r">It hums at night, (number \d)<", client.get(back[1]).text) == ["number 2", "number 3"]
    assert client.get("/queue/unanswered-24h/?cursor=x").status_code == 404


def test_flags_are_counted_for_who_decides_on_them(client, ask, moderator, support, stranger):
    from portal.moderation.flagging import flag

    topic = ask("Buy my pump, it never hums")
    flag(thing=topic.posts.get(), by=stranger, reason="spam")
    client.force_login(moderator)
    assert 'Flags <span class="count">1</span>' in " ".join(client.get("/queue/").text.split())
    client.force_login(support)
    assert "Flags" not in client.get("/queue/").text


def test_the_queue_costs_the_same_for_one_topic_and_for_ten(client, ask, moderator, queries_of):
    client.force_login(moderator)
    ask("It hums at night, number one", hours=100)
    client.get("/queue/unsolved/")
    one = queries_of(lambda: client.get("/queue/unsolved/"))
    for number in range(9):
        ask(f"It hums at night, number {number}", hours=100)
    assert queries_of(lambda: client.get("/queue/unsolved/")) == one


def test_what_the_asker_adds_is_no_answer(ask, asker, helper, moderator):
    alone = ask("Nobody but me has said anything", hours=100)
    reply(topic=alone, by=asker, body="<p>It still hums, by the way.</p>")
    helped = ask("Somebody helped, and I said thanks", hours=100)
    answer = reply(topic=helped, by=helper, body="<p>It is the pump, I think.</p>")
    reply(topic=helped, by=asker, body="<p>Thank you, I shall look.</p>")
    assert titles(helper, "unanswered-72h") == {alone.title}
    counted = counts_of(Topic.objects.visible_to(moderator).public_rows(), moderator, timezone.now())
    assert (counted["unanswered-24h"].count, counted["unanswered-72h"].count) == (1, 1)
    hide_post(thing=answer, by=moderator, reason="Wrong topic")
    assert titles(helper, "unanswered-72h") == {alone.title, helped.title}


def test_a_question_of_somebody_without_an_account_is_answered_by_anybody(ask, helper):
    imported = ask("Asked before the move, by name only", hours=100)
    reply(topic=imported, by=helper, body="<p>It is the pump, I think.</p>")
    Topic.objects.filter(pk=imported.pk).update(author=None, author_name="Ines")
    assert titles(helper, "unanswered-72h") == set()
