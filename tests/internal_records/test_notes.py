"""Internal notes: staff write them for each other, and take them back."""

import pytest

from ideas.actions import merge_ideas
from ideas.internal_records.actions import NoteEmpty, edit_note, remove_note, restore_note, write_note
from ideas.internal_records.models import IdeaNote
from ideas.internal_records.reading import facts
from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.members.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def idea(make_idea):
    return make_idea()


@pytest.mark.parametrize("writer", ["moderator", "support", "product_manager", "administrator"])
def test_staff_write_notes(idea, writer, request):
    by = request.getfixturevalue(writer)
    note = write_note(idea=idea, by=by, text="The **collar** is the same part.")
    assert note.body == "<p>The <strong>collar</strong> is the same part.</p>"
    assert list(IdeaNote.objects.visible_to(by)) == [note]
    assert Activity.objects.get(type="internal_records.note.written").target == idea


def test_members_neither_write_nor_see_them(idea, stranger, support):
    write_note(idea=idea, by=support, text="Same batch.")
    with pytest.raises(Refused, match="Only moderators and staff"):
        write_note(idea=idea, by=stranger, text="Let me in")
    assert not IdeaNote.objects.visible_to(stranger).exists()


@pytest.mark.parametrize("text", ["", "   ", "\x00", "word " * 1001])
def test_an_empty_or_endless_note_is_refused(idea, support, text):
    with pytest.raises(NoteEmpty):
        write_note(idea=idea, by=support, text=text)
    assert not IdeaNote.objects.exists()


def test_one_edits_ones_own(idea, support, moderator):
    note = write_note(idea=idea, by=support, text="One batch.")
    note = edit_note(note=note, by=support, text="Two batches.")
    assert note.body == "<p>Two batches.</p>" and note.edited_at is not None
    with pytest.raises(Refused, match="Only whoever wrote this note"):
        edit_note(note=note, by=moderator, text="Three batches.")


def test_its_author_and_moderators_remove_it_and_bring_it_back(idea, support, moderator, make_member):
    note = write_note(idea=idea, by=support, text="One batch.")
    with pytest.raises(Refused, match="and moderators can remove it"):
        remove_note(note=note, by=make_member("other", role=Role.SUPPORT))
    remove_note(note=note, by=moderator)
    remove_note(note=note, by=moderator)
    assert not IdeaNote.objects.standing().exists()
    restore_note(note=note, by=support)
    assert IdeaNote.objects.standing().get() == note
    happened = list(Activity.objects.filter(type__startswith="internal_records.").order_by("pk").values_list("type", flat=True))
    assert happened == ["internal_records.note.written", "internal_records.note.removed", "internal_records.note.restored"]


def test_whoever_may_not_enter_a_board_reads_and_writes_nothing_there(make_idea, private_idea_board, support, administrator):
    idea = make_idea(board=private_idea_board)
    write_note(idea=idea, by=administrator, text="Prototype 4.")
    assert not IdeaNote.objects.visible_to(support).exists()
    with pytest.raises(Refused, match="no such board"):
        write_note(idea=idea, by=support, text="Mine.")


def test_the_survivor_of_a_merge_counts_the_notes_of_all_that_joined_it(make_idea, support, product_manager):
    last, middle, first = (make_idea(title) for title in ("Warm cups", "Hot cups", "Cup warmer"))
    for idea in (last, middle, first):
        write_note(idea=idea, by=support, text="Asked for by phone.")
    merge_ideas(idea=last, survivor=middle, by=product_manager)
    merge_ideas(idea=middle, survivor=first, by=product_manager)
    for idea in (last, middle, first):
        idea.refresh_from_db()
    counts = {pk: found.note_count for pk, found in facts([first, last]).items()}
    assert counts == {first.pk: 3, last.pk: 1}


def test_facts_cost_the_same_however_many_ideas(make_idea, support, queries_of):
    ideas = [make_idea(f"Wish number {number}") for number in range(10)]
    for idea in ideas:
        write_note(idea=idea, by=support, text="Heard of it.")
    assert queries_of(lambda: facts(ideas)) == queries_of(lambda: facts(ideas[:1])) == 2
