"""What an idea weighs in search results follows its votes."""

from ideas.actions import cast_vote, withdraw_vote
from search.actions import differences, reindex, weigh_anew
from search.models import SearchEntry


def test_the_weight_of_an_idea_follows_its_votes_together(make_idea, helper, stranger, asker):
    idea = make_idea("Mark the zero point on the collar")
    make_idea("A louder ready for the next room")
    reindex()
    for member in (helper, stranger):
        cast_vote(idea=idea, by=member)
    assert not list(differences())  # what follows later is not out of date
    assert weigh_anew() == 1
    assert SearchEntry.objects.get(kind="ideas.idea", object_id=idea.pk).weight == 2
    withdraw_vote(idea=idea, by=helper)
    assert (weigh_anew(), weigh_anew()) == (1, 0)
    assert SearchEntry.objects.get(kind="ideas.idea", object_id=idea.pk).weight == 1


def test_an_entry_of_an_idea_that_is_gone_is_left_to_the_act_that_took_it(make_idea):
    reindex()
    SearchEntry.objects.create(
        kind="ideas.idea", object_id=987, scope="public", posted_at=make_idea("Any idea at all").posted_at
    )
    assert weigh_anew() == 0
