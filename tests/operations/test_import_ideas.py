"""`import_ideas`: what the source had stands here, once, however often it is run."""

import csv
import gzip
import json
from io import StringIO

import pytest
from django.core.management import call_command

from ideas.models import Idea, IdeaBoardPage, IdeaBoardTally, IdeaComment, ImportedIdea
from portal.activity.models import Activity, PendingReaction
from portal.operations.command import WrongUse
from portal.operations.decide_madrid.rows import remark_of
from portal.operations.decide_madrid.staging import tree_of

pytestmark = pytest.mark.django_db
PROPOSAL = {
    "": "0",
    "id": "7",
    "url": "/proposals/7-limpiar",
    "code": "MAD-7",
    "title": "Limpiar las calles",
    "userId": "9",
    "date": "2015-09-15",
    "summary": "Algo <b>básico</b>.",
    "text": "",
    "numComments": "3",
    "status": "open",
    "numSupports": "656",
    "isAssociation": "0",
}
COMMENT = {
    "": "0",
    "id": "1",
    "parentId": "-1",
    "proposalId": "7",
    "page": "1",
    "userId": "9",
    "userType": "Autor",
    "date": "2015-09-15",
    "time": "0 days 10:50:19",
    "text": "Pero si.",
    "numVotes": "3",
    "numPositiveVotes": "2",
    "numNegativeVotes": "1",
}


@pytest.fixture
def folder(tmp_path):
    """Write a folder: folder([{…}], [{…}]) with what differs from the samples above."""

    def write(proposals=({},), comments=()):
        for name, sample, rows in (("proposals", PROPOSAL, proposals), ("comments", COMMENT, comments)):
            with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, sample)
                writer.writeheader()
                writer.writerows(sample | {key: str(value) for key, value in row.items()} for row in rows)
        return tmp_path

    return write


def run(folder, board="Madrid"):
    out = StringIO()
    call_command("import_ideas", str(folder), board=board, json=True, verbosity=0, stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.data
def test_decide_madrid_stands_here_with_the_counts_of_its_source(shared_data, client):
    folder = shared_data / "ideas-decide-madrid"
    expected = json.loads((folder / "expected.json").read_text())
    report = run(folder)
    assert {key: report[key] for key in expected} == expected
    assert report["added"] == {"ideas": 80, "comments": 5633} and report["skipped"] == {}
    assert IdeaBoardTally.objects.get().idea_count == 80
    assert sum(Idea.objects.values_list("comment_count", flat=True)) == IdeaComment.objects.count() == 5633
    assert Idea.objects.order_by("-support").first().title == expected["top5_by_supports"][0][2]
    assert max(IdeaComment.objects.values_list("depth", flat=True)) == 24
    for branch in IdeaComment.objects.filter(parent=None, reply_count__gt=20):
        assert branch.reply_count == branch.branch_comments.count()
    assert Activity.objects.filter(type__startswith="ideas.", is_imported=True).count() == 80 + 5633
    assert not PendingReaction.objects.exists(), "nobody is told of 2015"
    again = run(folder)
    assert again["added"] == again["updated"] == {"ideas": 0, "comments": 0}
    assert {key: again[key] for key in expected} == expected


def test_a_proposal_becomes_an_idea_with_anonymous_supports(folder):
    report = run(folder([{"numSupports": 656}, {"id": 8, "title": "Otra cosa", "status": "archived", "numSupports": 3}]))
    idea, archived = Idea.objects.order_by("pk")
    assert (idea.title, idea.support, idea.vote_count, idea.anonymous_votes) == ("Limpiar las calles", 656, 0, 656)
    assert idea.body == "<p>Algo &lt;b&gt;básico&lt;/b&gt;.</p>", "text stays text"
    assert (idea.author, idea.author_name, idea.is_locked, idea.status.name) == (None, "Participant 9", False, "New")
    assert (archived.is_locked, archived.status.name, archived.meaning) == (True, "Archived", "new")
    assert idea.trending_score and idea.standing_score > archived.standing_score
    source = ImportedIdea.objects.get(idea=idea, comment=None)
    assert source.url == "https://decide.madrid.es/proposals/7-limpiar" and "Apache-2.0" in source.licence
    board = IdeaBoardPage.objects.get(title="Madrid")
    assert (board.who_proposes, board.answer_days) == ("nobody", 0)
    assert report["by_status"] == {"archived": 1, "open": 1}


def test_comments_stand_in_their_tree_and_orphans_at_the_top(folder):
    comments = [
        {"id": 1, "time": "0 days 10:00:00"},
        {"id": 2, "parentId": 1, "time": "0 days 12:00:00"},
        {"id": 3, "parentId": 2, "time": "0 days 11:00:00", "text": ""},
        {"id": 4, "parentId": 999, "userType": "Empleados públicos"},
        {"id": 5, "proposalId": 404},
        {"id": 2, "text": "a second row of a number is no row"},
        {"id": "x"},
    ]
    report = run(folder(comments=comments))
    first, second, third, orphan = [
        ImportedIdea.objects.get(source_id=str(n), source_kind="comment").comment for n in (1, 2, 3, 4)
    ]
    assert (second.parent, second.branch, second.depth) == (first, first, 1)
    assert (third.parent, third.branch, third.depth, third.body) == (second, first, 2, "")
    assert (orphan.parent, orphan.depth, orphan.is_official) == (None, 0, True)
    assert [comment.position for comment in (first, third, orphan, second)] == [1, 3, 2, 4], "in the order of saying"
    first.refresh_from_db()
    assert (first.reply_count, first.helpful_count, first.unhelpful_count) == (2, 2, 1)
    assert report["comments_whose_parent_is_missing"] == 1 and report["top_level_comments"] == 1
    assert report["skipped"] == {"comments": 3}
    idea = Idea.objects.get()
    assert idea.comment_count == idea.last_position == 4


def test_a_later_dump_adds_and_changes_what_was_not_edited_here(folder):
    run(folder([{}, {"id": 8, "title": "Otra"}], [{"id": 1}, {"id": 2, "parentId": 1}]))
    edited = Idea.objects.get(title="Otra")
    Idea.objects.filter(pk=edited.pk).update(edit_count=1, title="Lo nuestro")
    later = [{"numSupports": 900, "status": "archived"}, {"id": 8, "title": "Otra más"}]
    report = run(
        folder(
            later, [{"id": 1, "text": "Corregido.", "numPositiveVotes": 5}, {"id": 2, "parentId": 1}, {"id": 3, "parentId": 2}]
        )
    )
    assert report["added"] == {"ideas": 0, "comments": 1} and report["updated"] == {"ideas": 2, "comments": 1}
    idea = Idea.objects.get(title="Limpiar las calles")
    assert (idea.support, idea.is_locked, idea.comment_count) == (900, True, 3)
    assert Idea.objects.filter(title="Lo nuestro").exists()
    first = IdeaComment.objects.get(position=1)
    assert (first.body, first.helpful_count, first.reply_count) == ("<p>Corregido.</p>", 5, 2)


def test_two_proposals_of_one_title_both_stand(folder):
    run(folder([{}, {"id": 8, "title": "limpiar  las CALLES"}]))
    assert Idea.objects.count() == 2 and Idea.objects.filter(title_key="8 limpiar las calles").exists()


def test_rings_and_endless_branches_end():
    def remark(number, parent):
        return remark_of({**COMMENT, "id": str(number), "parentId": str(parent)})

    ring = tree_of([remark(1, 3), remark(2, 1), remark(3, 2), remark(4, 4)], deepest=32)
    assert sorted(place.remark.number for place in ring) == [1, 2, 3, 4]
    assert sum(place.is_orphan for place in ring) == 2
    deep = tree_of([remark(number, number - 1 or -1) for number in range(1, 60)], deepest=32)
    assert max(place.depth for place in deep) == 32 and max(place.level for place in deep) == 58
    parents = {place.remark.number: place.parent for place in deep}
    assert parents[34] == parents[59] == 32, "what is too deep answers the last that may stand above it"


def test_a_folder_that_is_none_is_refused_with_a_sentence(tmp_path, folder, db):
    with pytest.raises(WrongUse, match="neither proposals"):
        run(tmp_path)
    with pytest.raises(WrongUse, match="There is no folder"):
        run(tmp_path / "absent")
    (tmp_path / "proposals.csv").write_text("a,b\n1,2\n")
    with pytest.raises(WrongUse, match="has no column"):
        run(tmp_path)
    folder()
    (tmp_path / "comments.csv").unlink()
    with gzip.open(tmp_path / "comments.csv.gz", "wt") as file:
        file.write(",".join(COMMENT) + "\n" + "x" * 5_000_000)
    with pytest.raises(WrongUse, match="not well-formed"):
        run(tmp_path)
    (tmp_path / "comments.csv.gz").write_bytes(b"\x1f\x8b\x08rubbish")
    with pytest.raises(WrongUse, match="damaged"):
        run(tmp_path)
    (tmp_path / "comments.csv.gz").unlink()
    (tmp_path / "comments.csv").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(WrongUse, match=r"UTF-8|no column"):
        run(tmp_path)
    assert not Idea.objects.exists()


@pytest.mark.data
@pytest.mark.slow
def test_hostile_texts_come_in_as_text(folder, shared_data):
    from tests import hostile
    from tests.writing.test_clean_html import assert_harmless

    texts = [*hostile.blns(shared_data / "hostile-inputs"), *hostile.scripts(shared_data / "hostile-inputs")[:200]]
    texts = [text.encode("utf-8", "replace").decode() for text in texts]
    rows = [{"id": number, "title": text or "x", "summary": text, "status": text[:9]} for number, text in enumerate(texts, 1)]
    comments = [
        {"id": number, "proposalId": number, "text": text, "userType": text[:20]} for number, text in enumerate(texts, 1)
    ]
    report = run(folder(rows, comments))
    assert report["proposals"] + report["skipped"].get("ideas", 0) == len(texts) and report["proposals"] > 600
    for body in [*Idea.objects.values_list("body", flat=True), *IdeaComment.objects.values_list("body", flat=True)]:
        assert_harmless(body)
