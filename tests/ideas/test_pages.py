import html
import re

import pytest
from django.contrib.auth.models import AnonymousUser

from ideas.actions import cast_vote, change_status, comment_on_idea, give_vote_for, propose_idea, respond
from ideas.models import Idea, IdeaComment, IdeaField, Meaning, OfficialResponse, Spokesperson, Status, StatusChange, Vote
from portal.members.models import Organisation
from portal.notifications.models import Notification

pytestmark = pytest.mark.django_db


@pytest.fixture
def idea(make_idea):
    return make_idea()


def status(board, meaning):
    return Status.objects.get(board=board, meaning=meaning)


def test_a_visitor_reads_the_list_the_board_and_the_idea(client, idea):
    for url in ("/ideas/", "/ideas/grinders/", idea.get_absolute_url()):
        page = client.get(url)
        assert page.status_code == 200 and idea.title in page.text, url
        assert "Sign in to vote" in page.text


def test_every_order_and_filter_answers(client, idea, helper):
    client.force_login(helper)
    for query in (
        *("?sort=top", "?sort=new", "?sort=votes", "?status=1", "?status=new", "?tag=x", "?product=3", "?late=1"),
        *("?mine=voted", "?mine=proposed", "?status=999", "?status=٣", "?product=abc", "?sort=nonsense"),
    ):
        for path in ("/ideas/", "/ideas/grinders/"):
            assert client.get(path + query).status_code == 200, path + query
    assert client.get("/ideas/?cursor=nonsense").status_code == 404


def test_a_list_is_paged_in_each_order(client, make_idea):
    for number in range(35):
        make_idea(f"Idea number {number} of many", support=number, trending_score=number / 7, standing_score=number / 3)
    for sort in ("", "top", "new", "votes"):
        seen, guests, url = [], 0, f"/ideas/grinders/?sort={sort}"
        while url:
            text = client.get(url).text
            seen += re.findall(r'id="vote-(\d+)"', text)
            guests += text.count("few have seen this")  # they stand in their own place, too
            older = re.search(r'rel="next" href="([^"]+)">', text)
            url = html.unescape(older[1]) if older else ""
        assert len(seen) - guests == len(set(seen)) == 35, sort


def test_a_vote_is_shown_by_icon_and_word_in_list_and_page(client, idea, helper):
    client.force_login(helper)
    answer = client.post(f"/ideas/{idea.pk}/vote/", {"on": "1"}, headers={"referer": "http://testserver/ideas/grinders/"})
    assert answer.url.endswith(f"/ideas/grinders/#vote-{idea.pk}")
    for url in ("/ideas/", "/ideas/grinders/", idea.get_absolute_url()):
        text = client.get(url).text
        assert 'aria-pressed="true"' in text and "<small>voted</small>" in text and "#check" in text
    client.post(f"/ideas/{idea.pk}/vote/", {"on": ""})
    assert "<small>vote" in client.get("/ideas/").text and not Vote.objects.exists()


def test_htmx_gets_the_button_alone(client, idea, helper):
    client.force_login(helper)
    answer = client.post(f"/ideas/{idea.pk}/vote/", {"on": "1"}, headers={"hx-request": "true"})
    assert "<html" not in answer.text and f'id="vote-{idea.pk}"' in answer.text and "<b>1</b>" in answer.text
    again = client.post(f"/ideas/{idea.pk}/vote/", {"on": "1"}, headers={"hx-request": "true"})
    assert "<b>1</b>" in again.text


def test_a_spent_budget_says_what_to_do(client, make_idea, make_idea_board, helper):
    board = make_idea_board("Parts", vote_mode="budget", budget=3)
    first, second = make_idea(board=board), make_idea("A drawer for needles", board=board)
    client.force_login(helper)
    answer = client.post(f"/ideas/{first.pk}/vote/", {"on": "3"}, headers={"hx-request": "true"})
    assert "yours: 3" in answer.text and "0 of 3 left to spend" in answer.text
    refused = client.post(f"/ideas/{second.pk}/vote/", {"on": "1"}, headers={"hx-request": "true"})
    assert "You have no vote left" in refused.text
    refused = client.post(f"/ideas/{second.pk}/vote/", {"on": "1"}, follow=True)
    assert "You have no vote left" in refused.text
    assert "0 of 3 left to spend" in client.get(board.get_url() or "/ideas/parts/").text


def test_importance_is_chosen_and_shown(client, make_idea, make_idea_board, helper):
    idea = make_idea(board=make_idea_board("Grist", vote_mode="importance"))
    client.force_login(helper)
    client.post(f"/ideas/{idea.pk}/vote/", {"on": "3"})
    assert "critical to 1 of 1" in client.get("/ideas/grist/").text
    client.post(f"/ideas/{idea.pk}/vote/", {"on": "2"})
    assert Vote.objects.get().importance == 2


def test_proposing_shows_near_ideas_first_and_refuses_the_same(client, idea_board, make_idea, helper):
    make_idea("Mark the zero point on the collar", vote_count=31, support=31)
    client.force_login(helper)
    asked = {"board": idea_board.pk, "title": "Mark the zero point on the ring", "body": "So that I find it."}
    page = client.post("/propose/", asked)
    assert page.status_code == 422 and "Is it one of these?" in page.text and "31 votes" in page.text
    assert client.post("/propose/", asked | {"seen": asked["title"]}).status_code == 302
    same = client.post(
        "/propose/", asked | {"title": "Mark the ZERO point on the collar!", "seen": "Mark the ZERO point on the collar!"}
    )
    assert same.status_code == 422 and "has an idea with this title" in same.text
    assert "So that I find it." in same.text


@pytest.mark.parametrize(
    ("title", "words"), [("Too short", "it needs at least 10"), ("x" * 101, "at most 100 fit"), ("!!!!!!!!!!!", "in words")]
)
def test_a_title_has_10_to_100_characters(client, idea_board, helper, title, words):
    client.force_login(helper)
    page = client.post("/propose/", {"board": idea_board.pk, "title": title, "body": "So that I find it."})
    assert page.status_code == 422 and words in page.text


def test_a_board_asks_its_own_questions(client, idea_board, helper):
    IdeaField.objects.create(board=idea_board, label="How often?", kind="choice", choices="Daily\nRarely", is_required=True)
    client.force_login(helper)
    asked = {"board": idea_board.pk, "title": "A lid that stays shut", "body": "Beans jump."}
    name = f"question_{IdeaField.objects.get().pk}"
    assert "Answer this question" in client.post("/propose/", asked).text
    assert client.post("/propose/", asked | {name: "Hourly"}).status_code == 422
    client.post("/propose/", asked | {name: "Daily"})
    assert Idea.objects.get().answers == [[IdeaField.objects.get().pk, "How often?", "Daily"]]
    assert "How often?" in client.get(Idea.objects.get().get_absolute_url()).text


def test_with_several_boards_one_chooses_first(client, idea_board, make_idea_board, helper):
    make_idea_board("Machines")
    client.force_login(helper)
    assert "What is your idea about?" in client.get("/propose/?title=A+lid").text
    assert "A lid" in client.get(f"/propose/?board={idea_board.pk}&title=A+lid").text


def test_the_author_edits_at_once_and_history_shows_the_change(client, idea_board, asker):
    idea = propose_idea(board_id=idea_board.pk, by=asker, title="Mark the zero point", body="<p>Please</p>")
    client.force_login(asker)
    assert "Mark the zero point" in client.get(f"/ideas/{idea.pk}/edit/").text
    client.post(f"/ideas/{idea.pk}/edit/", {"title": "Mark the zero point in red", "body": "Please"})
    assert "<ins>" in client.get(f"/ideas/{idea.pk}/history/").text


def test_comments_are_written_answered_and_found_by_their_address(client, idea, helper):
    client.force_login(helper)
    first = client.post(f"/ideas/{idea.pk}/comment/", {"body": "180 ml is right"}, follow=True)
    comment = IdeaComment.objects.get()
    assert "180 ml is right" in first.text
    form = client.get(f"/ideas/{idea.pk}/comment/?to={comment.pk}")
    assert "Your answer to" in form.text
    client.post(f"/ideas/{idea.pk}/comment/", {"body": "For doubles", "to": comment.pk})
    answer = IdeaComment.objects.get(parent=comment)
    assert client.get(f"/ideas/comments/{answer.pk}/").url.endswith(f"?comment={answer.pk}#c{answer.pk}")
    assert client.post(f"/ideas/{idea.pk}/comment/", {"body": " "}).status_code == 422
    assert client.get(f"/ideas/{idea.pk}/comment/?to=99999").status_code == 404


def test_a_long_branch_is_cut_and_shown_in_full_on_demand(client, idea, helper, asker):
    top = comment_on_idea(idea=idea, by=helper, body="<p>Top</p>")
    deep = top
    for number in range(12):
        deep = comment_on_idea(idea=idea, by=asker, body=f"<p>Level {number}</p>", parent=deep)
    text = client.get(f"{idea.get_absolute_url()}?comment={deep.pk}").text
    assert all(f"Level {number}<" in text for number in range(12)) and "in answer to" in text


def test_a_removed_comment_keeps_its_place_while_answers_stand(client, idea, helper, asker):
    top = comment_on_idea(idea=idea, by=helper, body="<p>Rude words</p>")
    comment_on_idea(idea=idea, by=asker, body="<p>Calm answer</p>", parent=top)
    client.force_login(helper)
    client.post(f"/ideas/comments/{top.pk}/delete/")
    text = client.get(idea.get_absolute_url()).text
    assert "Rude words" not in text and "Calm answer" in text and "was removed" in text
    client.post(f"/ideas/comments/{top.pk}/restore/")
    assert "Rude words" in client.get(idea.get_absolute_url()).text


def test_the_product_team_says_no_only_with_a_reason(client, idea, product_manager, stranger):
    no = status(idea.board, Meaning.NOT_DOING).pk
    client.force_login(stranger)
    assert client.get(f"/ideas/{idea.pk}/status/").status_code == 403
    client.force_login(product_manager)
    refused = client.post(f"/ideas/{idea.pk}/status/", {"status": no})
    assert refused.status_code == 422 and "Say why" in refused.text
    client.post(f"/ideas/{idea.pk}/status/", {"status": no, "reason": "Other collars fit, from four makers, and cost less."})
    waiting = client.get(idea.get_absolute_url()).text
    assert "Becomes “Not doing” in a moment" in waiting and "Other collars fit" not in waiting
    client.post(f"/ideas/{idea.pk}/status/waiting/", {"now": "1"})
    text = client.get(idea.get_absolute_url()).text
    assert "Other collars fit, from" in text and "<small>closed</small>" in text
    assert "Dov decided this on" in text
    assert "Other collars fit, from" in client.get(f"/ideas/{idea.pk}/history/").text


def test_one_status_can_be_undone_before_anybody_hears_of_it(client, idea, product_manager, helper, support, run_reactions):
    cast_vote(idea=idea, by=helper)
    client.force_login(product_manager)
    chosen = {"status": status(idea.board, Meaning.COMMITTED).pk, "reason": "In spring.", "target_quarter": "2027-Q1"}
    chosen["owner"] = support.pk
    client.post(f"/ideas/{idea.pk}/status/", chosen)
    assert "Then 1 person who voted is told" in client.get("/ideas/").text
    client.force_login(support)
    assert "Do it now" not in client.get(idea.get_absolute_url()).text, "whoever chose it takes it back"
    client.force_login(product_manager)
    client.post(f"/ideas/{idea.pk}/status/waiting/")
    run_reactions()
    idea.refresh_from_db()
    assert (
        idea.meaning == "new" and not StatusChange.objects.exists() and not Notification.objects.filter(member=helper).exists()
    )
    client.post(f"/ideas/{idea.pk}/status/", chosen)
    client.post(f"/ideas/{idea.pk}/status/waiting/", {"now": "1"})
    idea.refresh_from_db()
    assert (idea.meaning, idea.owner, idea.target_quarter) == ("committed", support, "2027-Q1")
    client.post(f"/ideas/{idea.pk}/status/waiting/")
    idea.refresh_from_db()
    assert idea.meaning == "committed" and "voters have heard" in client.get(idea.get_absolute_url()).text


def test_a_vote_is_taken_back_at_any_time_also_from_a_closed_idea(client, idea, helper, product_manager):
    cast_vote(idea=idea, by=helper)
    change_status(idea=idea, by=product_manager, status_id=status(idea.board, Meaning.DELIVERED).pk)
    client.force_login(helper)
    assert "Take my vote back" in client.get(idea.get_absolute_url()).text
    client.post(f"/ideas/{idea.pk}/vote/", {"on": ""})
    assert Idea.objects.get(pk=idea.pk).vote_count == 0


def test_the_official_response_stands_first(client, idea, product_manager, helper):
    comment_on_idea(idea=idea, by=helper, body="<p>A comment</p>")
    client.force_login(product_manager)
    client.post(f"/ideas/{idea.pk}/response/", {"body": "In **April**."})
    client.post(f"/ideas/{idea.pk}/response/", {"body": "In **May**."})
    text = client.get(idea.get_absolute_url()).text
    assert text.index("Official response") < text.index('id="idea"') < text.index("A comment")
    assert "1 version before" in text and OfficialResponse.objects.get().author == product_manager


def test_a_vote_for_a_customer_is_labelled_and_taken_away_with_one_click(client, idea, support, helper):
    client.force_login(support)
    form = {"customer": "helper", "source_url": "https://crm.example.com/call/7", "source_note": "Twice a week"}
    assert client.post(f"/ideas/{idea.pk}/behalf/", form | {"source_url": ""}).status_code == 422
    assert client.post(f"/ideas/{idea.pk}/behalf/", form | {"customer": "nobody-here"}).status_code == 422
    assert client.post(f"/ideas/{idea.pk}/behalf/", form).status_code == 302
    assert "given by" in client.get(f"/ideas/{idea.pk}/voters/").text
    client.force_login(helper)
    page = client.get(idea.get_absolute_url()).text
    assert "This vote was given for you" in page and "https://crm.example.com/call/7" in page
    client.post(f"/ideas/{idea.pk}/vote/", {"on": ""})
    assert Idea.objects.get(pk=idea.pk).vote_count == 0


def test_others_see_only_voters_who_show_their_name(client, idea, helper, stranger, support):
    cast_vote(idea=idea, by=helper)
    url = f"/ideas/{idea.pk}/voters/"
    assert helper.get_absolute_url() not in client.get(url).text
    client.force_login(helper)
    client.post(url + "name/", {"on": "1"})
    client.force_login(stranger)
    assert helper.get_absolute_url() in client.get(url).text
    client.force_login(support)
    assert "Staff see all" in client.get(url).text


def test_who_speaks_for_an_organisation_can_vote_as_it(client, idea, helper):
    helper.organisation = Organisation.objects.create(name="Roastery")
    helper.save()
    Spokesperson.objects.create(member=helper, organisation=helper.organisation)
    client.force_login(helper)
    assert "Vote as Roastery" in client.get(idea.get_absolute_url()).text
    client.post(f"/ideas/{idea.pk}/vote/", {"on": "1", "organisation": helper.organisation.pk})
    assert Vote.objects.get().organisation == helper.organisation


def test_a_private_board_is_nowhere_for_others(client, private_idea_board, make_idea, insider, stranger, support):
    idea = make_idea("A second burr set in the box", board=private_idea_board)
    comment = comment_on_idea(idea=idea, by=insider, body="<p>Yes</p>")
    addresses = [
        *("/ideas/prototypes/", idea.get_absolute_url(), f"/ideas/{idea.pk}/voters/", f"/ideas/{idea.pk}/history/"),
        *(f"/ideas/comments/{comment.pk}/", f"/feeds/idea/{idea.pk}.atom", f"/feeds/idea-board/{private_idea_board.pk}.atom"),
    ]
    for member in (None, stranger):
        if member:
            client.force_login(member)
        for url in addresses:
            assert client.get(url).status_code in ((404, 302) if member is None else (404,)), url
        for url in ("/ideas/", "/feeds/ideas.atom"):
            assert idea.title not in client.get(url).text and "Prototypes" not in client.get(url).text
    assert client.post(f"/ideas/{idea.pk}/vote/", {"on": "1"}).status_code == 404
    client.force_login(insider)
    assert all(client.get(url).status_code in (200, 302) for url in addresses[:5])


def test_a_board_that_moved_keeps_its_ideas_under_their_numbers(client, idea):
    client.get(f"/ideas/{idea.pk}/any-old-words/")
    assert client.get(f"/ideas/{idea.pk}/any-old-words/?sort=new").url == f"{idea.get_absolute_url()}?sort=new"


def test_a_merged_idea_points_on_and_leaves_the_lists(client, idea, make_idea):
    other = make_idea("A zero on the collar", merged_into=idea, merged_at=idea.posted_at)
    assert "was merged into another" in client.get(other.get_absolute_url()).text
    assert other.title not in client.get("/ideas/").text


def test_feeds_hold_what_became_of_an_idea(client, idea, product_manager, helper):
    change_status(idea=idea, by=product_manager, status_id=status(idea.board, Meaning.CONSIDERING).pk, reason="We measure it.")
    comment_on_idea(idea=idea, by=helper, body="<p>180 ml</p>")
    respond(idea=idea, by=product_manager, body="<p>Soon.</p>")
    feed = client.get(f"/feeds/idea/{idea.pk}.atom").text
    assert all(words in feed for words in ("We measure it.", "180 ml", "Soon.", idea.title))
    assert idea.title in client.get(f"/feeds/idea-board/{idea.board_id}.atom").text


def test_a_moderator_hides_shows_and_locks(client, idea, moderator, stranger, advertising):
    client.force_login(moderator)
    client.post(f"/ideas/{idea.pk}/hide/", {"reason": "Advertising", "rule": advertising.pk})
    assert "Advertising" in client.get(idea.get_absolute_url()).text
    client.post(f"/ideas/{idea.pk}/unhide/")
    client.post(f"/ideas/{idea.pk}/lock/", {"on": "1"})
    client.force_login(stranger)
    assert "Locked" in client.get(idea.get_absolute_url()).text
    assert client.post(f"/ideas/{idea.pk}/vote/", {"on": "1"}, headers={"hx-request": "true"}).status_code == 200
    assert not Vote.objects.exists()


def test_a_list_costs_the_same_however_many_ideas(client, make_idea, helper, queries_of):
    def cost(url, member=None):
        if member:
            client.force_login(member)
        client.get(url)  # what is remembered for seconds
        return queries_of(lambda: client.get(url))

    make_idea("The first of several ideas")
    cost("/ideas/grinders/")  # the choices, kept for a minute
    one = cost("/ideas/grinders/")
    for number in range(10):
        cast_vote(idea=make_idea(f"Idea number {number} of ten"), by=helper)
    assert cost("/ideas/grinders/") == one <= 3
    signed_in = cost("/ideas/grinders/", helper)
    assert signed_in <= 12, signed_in


def test_an_idea_costs_the_same_however_much_was_said(client, idea, make_member, queries_of):
    def cost():
        client.get(idea.get_absolute_url())
        return queries_of(lambda: client.get(idea.get_absolute_url()))

    top = comment_on_idea(idea=idea, by=make_member("first"), body="<p>Hm</p>")
    comment_on_idea(idea=idea, by=make_member("second"), body="<p>Hm</p>", parent=top)
    few = cost()
    for number in range(8):
        member = make_member(f"voter{number}")
        cast_vote(idea=idea, by=member)
        comment_on_idea(idea=idea, by=member, body="<p>Answer</p>", parent=top)
        comment_on_idea(idea=idea, by=member, body="<p>Comment</p>")
    assert cost() == few <= 6
    client.force_login(make_member("reader"))
    signed_in = cost()
    assert signed_in <= 14, signed_in


def test_visitors_see_no_buttons_that_do_nothing(client, idea):
    assert "<button id=" not in client.get(idea.get_absolute_url()).text
    assert Idea.objects.visible_to(AnonymousUser()).count() == 1


def test_given_votes_are_shown_to_staff_only(client, idea, support, helper, stranger):
    give_vote_for(idea=idea, by=support, customer=helper, source_url="https://crm.example.com/1")
    Vote.objects.update(is_named=True)
    client.force_login(stranger)
    assert "crm.example.com" not in client.get(f"/ideas/{idea.pk}/voters/").text


def test_a_committed_idea_says_how_far_it_is(client, idea, product_manager):
    facts = {"reason": "In spring.", "target_quarter": "2027-Q2"}
    change_status(idea=idea, by=product_manager, status_id=status(idea.board, Meaning.COMMITTED).pk, **facts)
    Idea.objects.update(progress=70)
    text = client.get("/ideas/").text
    assert "70 % done" in text and "owes it by 30 June 2027" in text and "In spring." in text


def test_while_typing_the_same_ideas_are_shown_with_their_votes(client, idea_board, asker, helper, run_reactions, board):
    from forums.actions import post_topic

    idea = propose_idea(board_id=idea_board.pk, by=asker, title="Mark the zero point on the collar", body="<p>Please</p>")
    cast_vote(idea=idea, by=helper)
    post_topic(board_id=board.pk, by=asker, kind="question", title="Where is the zero point on the collar?", body="<p>Hm</p>")
    run_reactions()
    client.force_login(helper)
    found = client.get("/search/similar/?only=ideas.idea&title=zero+point+on+collar").text
    assert (
        "Is it one of these?" in found
        and f'formaction="/ideas/{idea.pk}/vote/"' in found
        and "Where is the zero point" not in found
    )
    assert "Ideas" in client.get("/search/?q=collar").text


def test_the_page_of_all_boards_shows_ideas_below_their_boards(client, idea_board, make_idea_board, make_idea):
    parts = make_idea_board("Parts", vote_mode="budget")
    make_idea("A drip tray that says when it is full", trending_score=3)
    make_idea("Take back the old filters in the same box", board=parts, trending_score=2)
    make_idea("Seals that can be ordered one by one", trending_score=1)
    page = client.get("/ideas/").text
    first, second = page.index("<h2>Grinders</h2>"), page.index("<h2>Parts</h2>")
    assert first < page.index("A drip tray") < page.index("Seals that") < second < page.index("Take back the old")
    assert "one vote each" in page and "at most 3 on one idea" in page


def test_a_list_cuts_what_an_idea_says_between_words(client, make_idea):
    idea = make_idea()
    Idea.objects.filter(pk=idea.pk).update(excerpt="Fourteen colleagues " * 13)
    shown = re.search(r"(?:Fourteen colleagues ?)+[^<]*…", client.get("/ideas/").text)
    assert shown and shown[0].endswith(("Fourteen…", "colleagues…"))
