"""Importing real dumps: what is stored equals what their readme counts."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from forums.models import BoardPage, BoardTally, ImportedPost, Post, Topic
from portal.activity.models import Activity, PendingReaction
from portal.members.models import ImportedMember, Member
from portal.operations.counting import count_board, count_members
from portal.writing.models import Revision, Tag

COUNTED = (
    "questions",
    "answers",
    "questions_with_accepted_answer",
    "questions_without_answers",
    "closed_questions",
    "sum_score_all_posts",
    "posts_with_negative_score",
)
pytestmark = [pytest.mark.django_db, pytest.mark.data]


def run(folder: Path, capsys, *, board="Imported", site="") -> dict:
    capsys.readouterr()
    call_command("import_stackexchange", str(folder), board=board, site=site, json=True, verbosity=0)
    return json.loads(capsys.readouterr().out)


def expected_of(folder: Path) -> dict:
    return json.loads((folder / "expected.json").read_text())


@pytest.fixture
def conlang(shared_data: Path) -> Path:
    return shared_data / "se-conlang-meta"


@pytest.fixture
def imported(conlang: Path, capsys) -> dict:
    return run(conlang, capsys, site="conlang.meta.stackexchange.com")


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("se-conlang-meta", "conlang.meta.stackexchange.com"),
        ("se-beer", "beer.stackexchange.com"),
        ("se-coffee-posts-only", ""),
    ],
)
def test_what_is_stored_equals_what_the_dump_holds(name, site, shared_data, capsys):
    folder = shared_data / name
    expected = expected_of(folder)
    report = run(folder, capsys, site=site)
    assert {key: report[key] for key in COUNTED} == {key: expected[key] for key in COUNTED}
    assert report["comments"] == expected.get("comments", 0)
    assert report["members"] == expected.get("users", 0)
    assert len(report["tags"]) == expected["distinct_tags_on_questions"]
    assert [[tag, report["tags"][tag]] for tag, _count in expected["top10_tags_counted_on_questions"]] == expected[
        "top10_tags_counted_on_questions"
    ]
    assert report["duplicate_links"] == expected.get("duplicate_pairs_both_ends_present", 0)
    assert report["related_links"] == expected.get("related_question_pairs_both_ends_present", 0)
    assert report["added"]["posts"] == expected["rows"]["Posts"]
    if "votes_on_posts_not_in_dump" in expected:
        assert report["skipped_reasons"]["votes"]["their post is not in the dump"] == expected["votes_on_posts_not_in_dump"]


def test_a_second_run_changes_nothing(conlang, imported, capsys):
    before = _everything()
    again = run(conlang, capsys, site="conlang.meta.stackexchange.com")
    assert not any(again["added"].values()) and not any(again["updated"].values())
    assert _everything() == before
    same = (*COUNTED, "comments", "members", "tags", "duplicate_links", "revisions")
    assert {key: again[key] for key in same} == {key: imported[key] for key in same}


@pytest.mark.slow
def test_a_later_dump_adds_what_is_new_and_updates_what_changed(shared_data, capsys):
    run(shared_data / "se-beer", capsys, site="beer.stackexchange.com")
    first = Topic.objects.get(posts__imported__source_kind="post", posts__imported__source_id=1)
    later = shared_data / "se-beer" / "later"
    expected = json.loads((later / "expected.json").read_text())
    report = run(later, capsys, site="beer.stackexchange.com")
    assert report["added"]["posts"] == expected["new_posts"]
    assert report["questions"] == 591 + expected["new_by_type"]["1"]
    assert report["answers"] == 1398 + expected["new_by_type"]["2"]
    assert report["updated"]["posts"] == 837
    question = first.posts.get(position=1)
    assert question.source_score == 18
    # Only Posts came: what the other files said stays.
    assert question.imported.facts["votes"]["up"] > 0 and report["members"] == 3948
    assert _totals_are_right()
    again = run(later, capsys, site="beer.stackexchange.com")
    assert not any(again["added"].values()) and not any(again["updated"].values())


def test_what_was_edited_here_is_kept(tmp_path, capsys, moderator):
    from forums.actions import edit_post

    folder = _small(tmp_path, body="&lt;p&gt;First.&lt;/p&gt;", score=3)
    run(folder, capsys)
    post = Post.objects.get(position=1)
    edit_post(post=post, by=moderator, body="<p>Ours.</p>")
    report = run(_small(tmp_path, body="&lt;p&gt;Second.&lt;/p&gt;", score=8), capsys)
    post.refresh_from_db()
    assert post.body == "<p>Ours.</p>" and post.source_score == 8
    assert report["updated"]["posts"] == 2
    answer = Post.objects.get(position=2)
    assert answer.body == "<p>Second.</p>" and answer.source_score == 8
    assert Revision.objects.filter(object_id=answer.pk, body="<p>First.</p>").exists()


def test_an_answer_accepted_here_stays_accepted(tmp_path, capsys, moderator):
    from forums.actions import withdraw_solution

    run(_small(tmp_path), capsys)
    topic = Topic.objects.get()
    assert topic.solution.position == 2
    withdraw_solution(topic=topic, by=moderator)
    run(_small(tmp_path, score=9), capsys)
    topic.refresh_from_db()
    assert topic.solution is None


def test_an_acceptance_that_the_source_took_back_is_taken_back(tmp_path, capsys):
    run(_small(tmp_path), capsys)
    run(_small(tmp_path, accepted=""), capsys)
    assert Topic.objects.get().solution is None
    run(_small(tmp_path), capsys)
    assert Topic.objects.get().solution.position == 2


def test_totals_of_board_topics_and_members_are_right(imported):
    assert _totals_are_right()
    tally = BoardTally.objects.get(board__title="Imported")
    assert tally.topic_count == 54 and tally.solved_count == 11


def test_a_question_says_when_somebody_else_first_answered(imported):
    topics = Topic.objects.filter(kind="question")
    for topic in topics:
        first = topic.posts.filter(position__gt=1).exclude(author=topic.author).order_by("posted_at", "position").first()
        assert topic.answered_at == (first and first.posted_at)
    said = Activity.objects.filter(type="forums.topic.answered")
    assert said.count() == topics.exclude(answered_at=None).count() > 40


def test_nobody_is_told_about_the_past(imported, mailoutbox):
    assert Activity.objects.filter(is_imported=True).count() > 400
    assert not Activity.objects.filter(is_imported=False).exists()
    assert not PendingReaction.objects.exists()
    assert mailoutbox == []


def test_imported_members_cannot_sign_in_and_keep_no_age(imported, conlang):
    members = Member.objects.filter(is_imported=True)
    assert members.count() == 272
    assert not members.filter(is_active=True).exists() and not members.exclude(email=None).exists()
    assert not any(member.has_usable_password() for member in members[:20])
    top = ImportedMember.objects.order_by("-reputation").select_related("member").first()
    assert (top.source_id, top.member.name, top.reputation) == ("142", "jk - Reinstate Monica", 7564)
    assert top.profile_url == "https://conlang.meta.stackexchange.com/users/142" and sum(top.badges.values()) > 5
    assert top.member.reputation == 0 and top.member.helpful_count == 0  # nothing of it was earned here
    assert "age" not in {field.name.lower() for field in (*Member._meta.fields, *ImportedMember._meta.fields)}


def test_dates_tags_comments_closings_duplicates_and_equal_names_are_kept(shared_data, capsys):
    run(shared_data / "se-beer", capsys, site="beer.stackexchange.com")
    topics = {
        imported.source_id: imported.post.topic
        for imported in ImportedPost.objects.filter(source_kind="post", source_id__in=[1, 25, 29]).select_related("post__topic")
    }
    assert topics[1].posted_at.isoformat() == "2014-01-21T20:26:05.383000+00:00"
    assert topics[1].tag_names == [["hops", "hops"]] and topics[1].solution is not None
    assert topics[29].closed_at.isoformat() == "2014-01-21T21:04:25.230000+00:00"
    assert topics[29].closed_reason == "The same was asked before." and topics[29].duplicate_of == topics[25]
    assert Post.objects.filter(parent__isnull=False).count() == 1860
    assert Tag.objects.get(slug="poland").description.startswith("Questions about Polish beers")
    edited = Revision.objects.filter(object_id=topics[1].posts.get(position=1).pk).order_by("number").first()
    handles = [handle.lower() for handle in Member.objects.values_list("username", flat=True)]
    assert len(handles) == len(set(handles)) == 3948  # 58 names are those of more than one
    assert "citrate hops" in edited.body and edited.title.startswith("What is a citra hop")


def test_an_author_who_is_not_in_the_dump_is_named_and_makes_no_member(shared_data, capsys):
    run(shared_data / "se-coffee-posts-only", capsys, site="coffee.stackexchange.com")
    question = Post.objects.filter(position=1).select_related("topic", "imported").order_by("pk").first()
    owner = question.imported.facts["owner"]
    assert question.author is None and question.author_name == f"user{owner}" == question.topic.author_name
    assert question.imported.author_url == f"https://coffee.stackexchange.com/users/{owner}"
    assert not Member.objects.exists()


def test_a_member_who_comes_with_a_later_dump_gets_their_posts(tmp_path, capsys):
    run(_small(tmp_path), capsys)
    assert Post.objects.filter(author=None).count() == 2
    (tmp_path / "Users.xml").write_text(
        '<users><row Id="7" DisplayName="Ada" Reputation="1" CreationDate="2015-01-01T00:00:00.000" /></users>'
    )
    run(tmp_path, capsys)
    ada = Member.objects.get(name="Ada")
    assert set(Post.objects.values_list("author", flat=True)) == {ada.pk}
    # Who answers a question of their own has solved it for nobody else, here as everywhere.
    assert (ada.topic_count, ada.reply_count, ada.solution_count) == (1, 1, 0)


def test_the_licence_is_that_of_the_row_or_of_its_day(imported, shared_data, capsys):
    assert set(ImportedPost.objects.filter(source_kind="post").values_list("licence", flat=True)) == {
        "CC BY-SA 3.0",
        "CC BY-SA 4.0",
    }
    run(shared_data / "se-coffee-posts-only", capsys, board="Coffee")
    assert set(ImportedPost.objects.filter(board__title="Coffee").values_list("licence", flat=True)) == {"CC BY-SA 3.0"}


def test_two_sites_live_in_one_board_and_keep_apart(conlang, shared_data, capsys):
    first = run(conlang, capsys, site="conlang.meta.stackexchange.com")
    second = run(shared_data / "se-coffee-posts-only", capsys, site="coffee.stackexchange.com")
    assert second["questions"] == 225 and first["questions"] == 54
    assert BoardPage.objects.get(title="Imported").topics.count() == 279


def test_a_run_that_names_no_site_after_one_that_did_is_refused(conlang, imported, capsys):
    with pytest.raises(CommandError, match="holds an import with --site") as refused:
        run(conlang, capsys)
    assert refused.value.returncode == 2


def _small(folder: Path, *, body="&lt;p&gt;First.&lt;/p&gt;", score=1, accepted="2") -> Path:
    """A question and its answer."""
    accepts = f'AcceptedAnswerId="{accepted}"' if accepted else ""
    common = f'CreationDate="2015-02-01T10:00:00.000" OwnerUserId="7" Score="{score}" Body="{body}"'
    (folder / "Posts.xml").write_text(
        f"""<?xml version="1.0"?><posts>
        <row Id="2" PostTypeId="2" ParentId="1" {common} />
        <row Id="1" PostTypeId="1" Title="Why?" Tags="&lt;c%2b%2b&gt;" {accepts} {common} />
        </posts>"""
    )
    return folder


def _everything() -> dict:
    """All that an import writes, but for what says when it ran."""
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Topic, Post, ImportedPost, ImportedMember, Member, Activity, Revision, BoardTally, Tag)
    }


def _totals_are_right() -> bool:
    """Cached totals equal what a count of the rows gives."""
    for topic in Topic.objects.prefetch_related("posts"):
        posts = list(topic.posts.all())
        replies = [post for post in posts if post.position and post.position > 1]
        last = max(posts, key=lambda post: (post.posted_at, post.pk))
        assert topic.reply_count == len(replies), topic
        assert topic.comment_count == sum(post.parent_id is not None for post in posts), topic
        assert topic.last_position == max(post.position or 0 for post in posts), topic
        assert topic.active_at == last.posted_at, topic
        for post in posts:
            assert post.comment_count == sum(other.parent_id == post.pk for other in posts), post
    before = list(Member.objects.order_by("pk").values()), list(BoardTally.objects.values())
    count_members(Member.objects.all())
    for board in BoardPage.objects.all():
        count_board(board.pk)
    return before == (list(Member.objects.order_by("pk").values()), list(BoardTally.objects.values()))


def test_an_imported_board_is_a_board_like_any_other(imported, client):
    board = BoardPage.objects.get(title="Imported")
    topic = ImportedPost.objects.get(source_kind="post", source_id=1).post.topic
    answer = topic.posts.exclude(position=1).exclude(author=None).select_related("author", "imported").first()
    pages = {
        "list": "/help/imported/",
        "solved": "/help/imported/?show=solved",
        "all": "/topics/",
        "tag": "/tags/discussion/",
        "topic": topic.get_absolute_url(),
        "profile": answer.author.get_absolute_url(),
        "board feed": f"/feeds/board/{board.pk}.atom",
        "topic feed": f"/feeds/topic/{topic.pk}.atom",
        "search": "/search/?q=conlangs",
    }
    texts = {}
    for name, address in pages.items():
        response = client.get(address)
        assert response.status_code == 200, (name, address)
        texts[name] = response.text
    assert topic.get_absolute_url() in texts["search"] and answer.author.name in texts["profile"]
    # What the licence asks for: author, their page, the post's page, the licence.
    for wanted in (answer.imported.author_name, answer.imported.author_url, answer.imported.url, "CC BY-SA 3.0"):
        assert wanted in texts["topic"]


def test_members_go_on_where_the_source_stopped(imported, stranger):
    from forums.actions import reply

    topic = ImportedPost.objects.get(source_kind="post", source_id=1).post.topic
    last = topic.last_position
    assert reply(topic=topic, by=stranger, body="<p>Still so.</p>").position == last + 1


def test_what_members_add_here_is_not_counted_as_the_source_s(conlang, imported, stranger, capsys):
    from forums.actions import reply

    reply(topic=Topic.objects.filter(reply_count=0).first(), by=stranger, body="<p>An answer at last.</p>")
    again = run(conlang, capsys, site="conlang.meta.stackexchange.com")
    assert {key: again[key] for key in COUNTED} == {key: imported[key] for key in COUNTED}
    assert not any(again["updated"].values())
