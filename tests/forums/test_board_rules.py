"""What editors set for a board: who asks and replies, what a question needs, how its list stands."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse

from forums.actions import NotEnough, accept_solution, comment, edit_post, post_topic, reply
from forums.models import AskField, BoardPage, Topic
from portal.common.permissions import Refused
from portal.products.models import ProductIndexPage, ProductPage
from portal.writing.models import Draft

Who = BoardPage.Who
TEXT = "Four years of nine bar, and since Sunday it sinks to six."


def ask(board, by, kind="question", **more):
    return post_topic(board_id=board.pk, by=by, kind=kind, title="Pressure drops in the shot", body=f"<p>{TEXT}</p>", **more)


def typed(board, **more):
    return {"title": "Pressure drops in the middle of the shot", "board": board.pk, "kind": "question", "body": TEXT} | more


@pytest.fixture
def product(help_index):
    index = help_index.get_parent().add_child(instance=ProductIndexPage(title="Products"))
    return index.add_child(instance=ProductPage(title="Alto 2"))


@pytest.fixture
def fields(board):
    """A required version, a choice, and a number that may be left out."""
    rows = [
        AskField(label="Firmware", kind="version", is_required=True, help_text="It is under Menu, About."),
        AskField(label="Water", kind="choice", choices="Tap\nBottled\n\nTap"),
        AskField(label="Litres a day", kind="number"),
    ]
    for place, field in enumerate(rows):
        field.board, field.sort_order = board, place
        field.full_clean(exclude=["board"])
        field.save()
    return rows


# Who
@pytest.mark.parametrize(
    ("who", "may"),
    [
        (Who.MEMBERS, "asker helper insider moderator"),
        (Who.TRUSTED, "helper moderator"),
        (Who.GROUPS, "insider moderator"),
        (Who.COMPANY, "moderator"),
        (Who.NOBODY, ""),
    ],
)
def test_who_asks_and_who_replies_are_two_settings(make_board, asker, helper, insider, moderator, stranger, who, may):
    group = Group.objects.get(name="Insiders")
    asking, replying = make_board("Asking", who_posts=who), make_board("Replying", who_replies=who)
    asking.posting_groups.set([group])
    replying.replying_groups.set([group])
    asking.save()
    replying.save()
    topic = ask(replying, stranger)
    for name, member in {"asker": asker, "helper": helper, "insider": insider, "moderator": moderator}.items():
        acts = [
            lambda member=member: ask(asking, member),
            lambda member=member: reply(topic=topic, by=member, body="<p>Is it cold?</p>"),
            lambda member=member: comment(post=topic.posts.get(position=1), by=member, body="<p>Is it cold?</p>"),
        ]
        for act in acts:
            if name in may.split():
                act()
            else:
                with pytest.raises(Refused):
                    act()


def test_who_asked_may_always_say_more(make_board, asker, stranger):
    board = make_board("Ask the workshop", who_replies=Who.COMPANY)
    topic = ask(board, asker)
    assert reply(topic=topic, by=asker, body="<p>It says 2.1.</p>").position == 2
    with pytest.raises(Refused, match="Only the company replies"):
        reply(topic=topic, by=stranger, body="<p>Mine too.</p>")


def test_the_page_says_who_replies(client, make_board, asker, stranger):
    topic = ask(make_board("Ask the workshop", who_replies=Who.COMPANY), asker)
    client.force_login(stranger)
    page = client.get(topic.get_absolute_url()).text
    assert "Only the company replies on this board." in page and 'name="body"' not in page
    assert client.post(f"/t/{topic.pk}/reply/", {"body": "And mine too."}).status_code == 403


def test_a_board_without_announcements_has_none(make_board, moderator):
    with pytest.raises(Refused, match="no announcements"):
        ask(make_board("Talk", allows_announcements=False), moderator, kind="announcement")


# What a question needs
def test_a_question_names_its_product_and_has_a_tag(client, board, product, stranger):
    board.requires_product = board.requires_tags = True
    board.save()
    with pytest.raises(NotEnough, match="which product"):
        ask(board, stranger, tags=["bar"])
    with pytest.raises(NotEnough, match="at least one tag"):
        ask(board, stranger, product=product)
    ask(board, stranger, kind="discussion")  # nothing of it is asked of a discussion
    client.force_login(stranger)
    page = client.post("/ask/", typed(board))
    assert page.status_code == 422 and TEXT in page.text
    assert "Say which product it is about." in page.text and "Give it at least one tag." in page.text
    assert client.post("/ask/", typed(board, product=product.pk, tags="bar")).status_code == 302


def test_a_board_of_one_product_offers_it(client, board, product, stranger):
    board.products.set([product])
    board.save()
    client.force_login(stranger)
    assert f'value="{product.pk}" selected' in client.get(f"/ask/?board={board.pk}").text


def test_fields_of_a_board_are_asked_and_shown_beside_the_question(client, board, fields, stranger):
    version, water, litres = (f"field_{field.pk}" for field in fields)
    client.force_login(stranger)
    page = client.get(f"/ask/?board={board.pk}").text
    assert "Firmware" in page and "It is under Menu, About." in page and "Bottled" in page
    wrong = client.post("/ask/", typed(board, **{version: "the newest", water: "Milk", litres: "many"}))
    assert wrong.status_code == 422 and 'value="the newest"' in wrong.text and 'value="many"' in wrong.text
    for sentence in ("Write the number, such as 3.1.4.", "Choose one of those", "Write a number, such as 12"):
        assert sentence in wrong.text
    client.post("/ask/", typed(board, **{version: " 3.1.4 ", water: "Tap"}))
    topic = Topic.objects.get()
    assert topic.answers == [["Firmware", "3.1.4"], ["Water", "Tap"]]
    client.logout()
    page = client.get(topic.get_absolute_url()).text
    assert "<dt>Firmware</dt><dd>3.1.4</dd>" in page and "<dt>Water</dt><dd>Tap</dd>" in page
    AskField.objects.all().delete()  # the answers stay
    assert "<dd>3.1.4</dd>" in client.get(topic.get_absolute_url()).text


def test_the_act_asks_for_them_too(board, fields, asker):
    for answers in ({}, {fields[0].pk: "soon"}, {fields[0].pk: "3.1", fields[1].pk: "Milk"}, {fields[0].pk: "x" * 300}):
        with pytest.raises(NotEnough):
            ask(board, asker, answers=answers)
    assert ask(board, asker, answers={fields[0].pk: "v2.0-beta 1"}).answers == [["Firmware", "v2.0-beta 1"]]
    assert ask(board, asker, kind="discussion").answers == []


def test_another_board_brings_its_fields_with_and_without_script(client, board, fields, make_board, stranger):
    other = make_board("Grist")
    client.force_login(stranger)
    part = client.get(f"/ask/?board={board.pk}&kind=question&field_{fields[0].pk}=3.1", headers={"HX-Request": "true"}).text
    assert "Firmware" in part and 'value="3.1"' in part and "<html" not in part
    assert "Firmware" not in client.get(f"/ask/?board={board.pk}&kind=discussion", headers={"HX-Request": "true"}).text
    page = client.post("/ask/", typed(board, again="1"))
    assert page.status_code == 200 and "Firmware" in page.text and TEXT in page.text and "not right yet" not in page.text
    assert "Firmware" not in client.post("/ask/", typed(other, again="1")).text
    assert not Topic.objects.exists()


def test_answers_are_changed_with_the_question(client, board, fields, asker):
    topic = ask(board, asker, answers={fields[0].pk: "3.1"})
    first = topic.posts.get(position=1)
    client.force_login(asker)
    page = client.get(f"/p/{first.pk}/edit/").text
    assert 'value="3.1"' in page
    data = {"title": topic.title, "body": TEXT, f"field_{fields[0].pk}": "3.2", f"field_{fields[1].pk}": "Bottled"}
    assert client.post(f"/p/{first.pk}/edit/", data).status_code == 302
    topic.refresh_from_db()
    assert topic.answers == [["Firmware", "3.2"], ["Water", "Bottled"]]
    refused = client.post(f"/p/{first.pk}/edit/", data | {f"field_{fields[0].pk}": ""})
    assert refused.status_code == 422


def test_the_product_is_corrected_with_the_question(client, board, product, fields, asker):
    pico = product.get_parent().add_child(instance=ProductPage(title="Pico"))
    fields[0].product = product
    fields[0].save()
    topic = ask(board, asker, product=product, answers={fields[0].pk: "3.1"})
    first = topic.posts.get(position=1)
    client.force_login(asker)
    assert f'<option value="{product.pk}" selected>' in client.get(f"/p/{first.pk}/edit/").text
    data = {"title": topic.title, "body": TEXT, "product": pico.pk}
    assert client.post(f"/p/{first.pk}/edit/", data | {f"field_{fields[0].pk}": "3.1"}).status_code == 302
    topic.refresh_from_db()
    assert topic.product_id == pico.pk and topic.answers == []  # what was said of the other machine goes
    client.post(f"/p/{first.pk}/edit/", {"title": topic.title, "body": TEXT, "product": ""})
    topic.refresh_from_db()
    assert topic.product_id is None
    board.requires_product = True
    board.save()
    edit_post(post=first, by=asker, body=f"<p>{TEXT}</p>", product=pico, answers={})
    refused = client.post(f"/p/{first.pk}/edit/", {"title": topic.title, "body": TEXT, "product": ""})
    assert refused.status_code == 422


def test_an_old_question_is_corrected_without_what_was_not_asked_then(board, asker):
    topic = ask(board, asker)
    AskField.objects.create(board=board, label="Firmware", kind="version", is_required=True)
    board.requires_tags = True
    board.save()
    edit_post(
        post=topic.posts.get(position=1), by=asker, body="<p>Nine bar, then six.</p>", title=topic.title, tags=[], answers={}
    )
    topic.refresh_from_db()
    assert topic.answers == []


@pytest.mark.usefixtures("unhurried")
def test_a_field_of_a_product_is_asked_of_questions_about_it(client, board, product, fields, stranger):
    other = product.get_parent().add_child(instance=ProductPage(title="Pico"))
    fields[0].product = product
    fields[0].save()
    version = f"field_{fields[0].pk}"
    client.force_login(stranger)
    part = client.get(f"/ask/?board={board.pk}&kind=question", headers={"HX-Request": "true"}).text
    assert "Firmware" not in part and "Bottled" in part and 'hx-target="#of-board"' in part
    part = client.get(f"/ask/?board={board.pk}&kind=question&product={product.pk}", headers={"HX-Request": "true"}).text
    assert "Firmware" in part
    assert client.post("/ask/", typed(board, product=product.pk)).status_code == 422
    assert client.post("/ask/", typed(board, product="9" * 5000)).status_code == 422
    assert client.post("/ask/", typed(board, product=product.pk, **{version: "3.1.4"})).status_code == 302
    assert client.post("/ask/", typed(board, product=other.pk, **{version: "3.1.4"})).status_code == 302
    assert [topic.answers for topic in Topic.objects.order_by("pk")] == [[["Firmware", "3.1.4"]], []]
    with pytest.raises(NotEnough):
        ask(board, stranger, product=product)


def test_a_draft_brings_its_board_and_answers_back(client, board, fields, make_board, stranger):
    make_board("Grist")
    data = {"field:board": str(board.pk), "field:kind": "question", f"field:field_{fields[0].pk}": "3.1.4", "url": "/ask/"}
    Draft.objects.create(member=stranger, place="forums:ask", title="It hums", body="At night.", data=data)
    client.force_login(stranger)
    page = client.get("/ask/").text
    assert f'<option value="{board.pk}" selected>' in page and 'value="3.1.4"' in page and 'value="It hums"' in page
    Draft.objects.update(data={"field:board": ["x"], "field:kind": {}, "field:field_x": None})
    assert client.get("/ask/").status_code == 200


def test_a_choice_needs_two_choices(board):
    with pytest.raises(ValidationError):
        AskField(board=board, label="Water", kind="choice", choices="Tap\nTap").full_clean(exclude=["board"])


# Outlines
def test_the_box_begins_with_the_outline_of_the_board(client, board, stranger):
    board.question_template = "**What I did**\n\n**What happened**"
    board.save()
    client.force_login(stranger)
    page = client.get(f"/ask/?board={board.pk}").text
    assert "**What I did**" in page
    assert "**What I did**" not in client.get(f"/ask/?board={board.pk}&kind=discussion").text
    empty = client.post("/ask/", typed(board, body=board.question_template + "\n\nNothing"))
    assert empty.status_code == 422 and "Say what you did" in empty.text
    Draft.objects.create(member=stranger, place="forums:ask", body="Half a question")
    page = client.get(f"/ask/?board={board.pk}").text
    assert "Half a question" in page


# Lists
def test_a_board_has_its_own_order(client, make_board, asker, helper):
    board = make_board("Ideas", default_sort="newest")
    old, new = (
        post_topic(board_id=board.pk, by=asker, kind="question", title=f"The {name} question", body=f"<p>{TEXT}</p>")
        for name in ("older", "newer")
    )
    reply(topic=old, by=helper, body="<p>Because.</p>")

    def order(address):
        page = client.get(address).text
        return page.index(new.title) < page.index(old.title)

    assert order(board.url) and order(f"{board.url}?sort=newest") and order(f"{board.url}?show=unsolved")
    assert not order(f"{board.url}?sort=active")
    assert '<option value="newest" selected>' in client.get(board.url).text


def test_where_nothing_is_to_be_solved_nothing_is_unsolved(client, board, topic, answer, asker):
    assert topic.title in client.get("/topics/unsolved/").text
    client.force_login(asker)
    assert "Did one of the replies solve it?" in client.get(topic.get_absolute_url()).text
    board.expects_solution = False
    board.save()
    assert topic.title not in client.get("/topics/unsolved/").text
    assert "show=unsolved" not in client.get(board.url).text
    assert "Did one of the replies solve it?" not in client.get(topic.get_absolute_url()).text
    accept_solution(post=answer, by=asker)  # it may be, all the same


def test_the_admin_edits_it_in_the_page(client, administrator, board, fields):
    client.force_login(administrator)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[board.pk])).text
    for words in ("Who may see, ask and reply", "Fields of its own", "a question names its product", "order of the list"):
        assert words.lower() in page.lower()
