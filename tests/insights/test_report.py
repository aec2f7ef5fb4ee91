"""The report: figures of what its reader may read, filters in the address, and counting again now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import post_topic
from ideas.actions import cast_vote, hide_idea, merge_ideas, propose_idea
from ideas.models import Idea
from portal.activity.models import PeriodicJob, PrivateRelease
from portal.activity.releases import release_tables
from portal.common.permissions import Refused
from portal.insights.actions import ask_for_a_look, mine
from portal.insights.clusters import clusters_for
from portal.insights.filter_params import Asked
from portal.insights.models import Mention, MinedCluster, MinedTheme, MiningRun
from portal.insights.segment_demand import neglected, trending, wanted_by
from portal.insights.state import MINING, state_of
from portal.insights.themes import themes_for
from portal.members.models import Member, Organisation
from portal.members.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/reports/mining/"


def fresh(member):
    """As at the next request: what one may see is resolved once for each."""
    return Member.objects.get(pk=member.pk)


def themes(viewer, **asked):
    viewer = fresh(viewer)
    return themes_for(MiningRun.objects.order_by("-taken_at").first(), Asked.of(asked, viewer), viewer)


def clusters(viewer, **asked):
    viewer = fresh(viewer)
    run = MiningRun.objects.order_by("-taken_at").first()
    return clusters_for(run, Asked.of(asked, viewer), viewer, timezone.now())


@pytest.fixture
def team(make_member):
    return make_member("product", role=Role.PRODUCT)


def test_the_report_shows_themes_with_people_change_examples_and_members(client, talk, support):
    mine(now=timezone.now())
    theme = themes(support)[0]
    assert (theme.mentions, theme.people, theme.change, len(theme.examples)) == (9, 9, 9, 3)
    assert theme.examples[0].title.startswith("The display flickers since the update")
    client.force_login(support)
    page = client.get(ADDRESS).text
    assert "9 mentions by 9 people" in page and "+9" in page and "Person8" in page, "with who said it, the newest first"
    assert "The display flickers since the update" in page


def test_names_are_shown_only_to_whoever_may_view_members(client, talk, team):
    mine(now=timezone.now())
    assert not team.has_perm("members.view_member") and themes(team)[0].members == []
    client.force_login(team)
    page = client.get(ADDRESS).text
    assert "The display flickers" in page and "Person8" not in page
    assert "Names are shown to whoever may view members." in page


def test_a_segment_s_themes_stand_beside_everybody_else(client, talk, support):
    mine(now=timezone.now())
    rows = themes(support, segment="large")
    assert rows[0].people == 9 and rows[0].times is None, "nobody else says it"
    assert themes(support, segment="small") == []
    client.force_login(support)
    page = client.get(f"{ADDRESS}?segment=large").text
    assert "Large business: what they ask for" in page and "only here" in page
    assert client.get(f"{ADDRESS}?segment=x&board=y&product=zz").status_code == 200


def test_what_a_segment_says_is_for_whoever_may_view_members(client, talk, team):
    """A text names who wrote it: the examples of a segment's themes would tell who belongs to it."""
    mine(now=timezone.now())
    assert themes(team, segment="large") == [] == clusters(team, segment="large")
    client.force_login(team)
    page = client.get(f"{ADDRESS}?segment=large").text
    assert "The themes of a segment are for whoever may view members" in page
    assert "flickers" not in page.split('id="themes"')[1].split("</section>")[0]
    assert themes(team), "what everybody says is shown as ever"


def test_what_a_segment_wants_is_confidential_for_whoever_may_not_view_members(client, wishes, helper, team, make_member):
    from ideas.models import Vote

    title = "See who used it last"
    idea = propose_idea(board_id=wishes.pk, by=helper, title=title, body="<p>.</p>", now=timezone.now() - timedelta(days=120))
    other = propose_idea(board_id=wishes.pk, by=helper, title="A lid", body="<p>.</p>")
    offices = Organisation.objects.create(name="Offices", segment_id="mid")
    for number in range(40):
        member = make_member(f"office{number}", organisation=offices)
        cast_vote(idea=idea, by=member)
        cast_vote(idea=other, by=make_member(f"home{number}"))
    client.force_login(team)
    wanted = lambda: client.get(f"{ADDRESS}?segment=mid").text.split('id="wanted"', 1)[1].split("</section>", 1)[0]  # noqa: E731
    release_tables(now=timezone.now())
    assert title not in wanted() and "counted once a quarter" in wanted(), "this quarter is not over"
    Vote.objects.filter(idea=idea).update(created_at=timezone.now() - timedelta(days=100))
    PrivateRelease.objects.all().delete()
    release_tables(now=timezone.now())
    shown = PrivateRelease.objects.exclude(figures={}).get().figures[f"{idea.pk}:mid"]
    assert title in wanted() and f"about {shown} of 40 voters" in wanted()


def test_a_board_and_a_product_count_only_what_stands_there(talk, board, support, make_member):
    now = timezone.now()
    for number in range(3):
        title = f"Display flickers again {number}"
        by = make_member(f"asking{number}")
        post_topic(board_id=board.pk, by=by, kind="question", title=title, body="<p>Since the update.</p>", now=now)
    mine(now=now + timedelta(minutes=1))
    assert themes(support)[0].people == 12
    assert themes(support, board=f"ideas:{talk.pk}")[0].people == 9
    few = themes(support, board=f"board:{board.pk}")
    assert few and all(row.people is None and row.mentions == 0 and row.examples == [] for row in few)
    assert themes(support, product="99999") == []


def test_what_stands_on_a_closed_board_is_in_no_figure_and_no_example(
    client, talk, board, support, make_member, close_to_all_but_insiders
):
    """Neither in themes nor in clusters, ideas of a segment, trending or neglected; it is there for whoever may see the board."""
    open_idea = propose_idea(board_id=talk.pk, by=support, title="A quiet lid", body="<p>Please.</p>")
    large = list(Member.objects.filter(username__startswith="person"))
    secret = Idea.objects.exclude(pk=open_idea.pk).order_by("pk")[0]
    for member in large:
        cast_vote(idea=secret, by=member)
    close_to_all_but_insiders(talk)
    mine(now=timezone.now())
    Idea.objects.filter(pk=secret.pk).update(posted_at=timezone.now() - timedelta(days=60))
    now = timezone.now()
    viewer = fresh(support)
    asked = Asked.of({"segment": "large"}, viewer)
    assert themes(support) == [] and themes(support, segment="large") == []
    assert not any(thing.key[0] == "ideas.idea" for row in clusters(support) for thing in row.things)
    assert wanted_by(asked, viewer) == trending(asked, viewer, now) == neglected(asked, viewer, now) == []
    client.force_login(support)
    for query in ("", "?segment=large", f"?board=ideas:{talk.pk}"):
        page = client.get(ADDRESS + query).text
        assert "flickers" not in page and talk.title not in page and "9 people" not in page and "quiet lid" not in page
    from django.contrib.auth.models import Group

    support.groups.add(Group.objects.get(name="Insiders"))
    assert themes(support)[0].people >= 9 and clusters(support)
    assert wanted_by(Asked.of({"segment": "large"}, fresh(support)), fresh(support))


def test_a_theme_of_both_open_and_closed_boards_counts_the_open_ones_only(
    talk, board, support, make_member, close_to_all_but_insiders
):
    now = timezone.now()
    for number in range(6):
        title = f"Display flickers again {number}"
        by = make_member(f"asking{number}")
        post_topic(board_id=board.pk, by=by, kind="question", title=title, body="<p>Why?</p>", now=now)
    mine(now=now + timedelta(minutes=1))
    assert themes(support)[0].people == 15
    close_to_all_but_insiders(talk)
    row = next(row for row in themes(support) if "flickers" in row.term)
    assert (row.people, row.mentions) == (6, 6) and all(thing.key[0] == "forums.post" for thing in row.examples)


@pytest.fixture
def alike(wishes, board, helper, asker, make_member):
    """One wish in two ideas and a question."""
    titles = ("A shot timer that starts with the pump", "Start the shot timer when the pump starts")
    ideas = [propose_idea(board_id=wishes.pk, by=helper, title=title, body="<p>Please.</p>") for title in titles]
    title = "Can the shot timer start with the pump?"
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title=title, body="<p>Is there a way?</p>")
    propose_idea(board_id=wishes.pk, by=helper, title="Take back the old filters", body="<p>In the same box.</p>")
    voters = [make_member(f"voter{number}") for number in range(4)]
    for voter in voters:
        cast_vote(idea=ideas[0], by=voter)
    cast_vote(idea=ideas[1], by=voters[0])
    return ideas, topic


def test_a_cluster_holds_ideas_and_topics_and_counts_each_person_once(client, alike, support):
    ideas, topic = alike
    mine(now=timezone.now())
    (row,) = clusters(support)
    assert {thing.row for thing in row.things} == {*ideas, topic} and row.things[0].row == ideas[0]
    assert row.people == 6, "four voters, of whom one voted twice, and two who wrote"
    assert (row.now, row.before, row.change) == (6, 0, 6)
    assert {"timer", "shot"} & set(row.words) and {member.username for member in row.members} == {"helper", "asker"}
    assert row.merge_url == f"/ideas/{ideas[1].pk}/merge/?into={ideas[0].pk}"
    client.force_login(support)
    page = client.get(ADDRESS).text
    assert topic.title in page and f'id="cluster-{row.pk}"' in page and "See what a merge does" in page


def test_growth_is_against_the_thirty_days_before(alike, support):
    from ideas.models import Vote

    Vote.objects.filter(member__username="voter1").update(created_at=timezone.now() - timedelta(days=45))
    Vote.objects.filter(member__username="voter2").update(created_at=timezone.now() - timedelta(days=75))
    mine(now=timezone.now())
    (row,) = clusters(support)
    assert (row.people, row.now, row.before) == (6, 4, 1)


def test_what_was_merged_or_hidden_since_the_night_leaves_its_cluster(alike, support, moderator):
    ideas, topic = alike
    mine(now=timezone.now())
    merge_ideas(idea=ideas[1], survivor=ideas[0], by=support)
    (row,) = clusters(support)
    assert {thing.row for thing in row.things} == {ideas[0], topic} and row.merge_url == ""
    hide_idea(thing=ideas[0], by=moderator, reason="Spam")
    assert clusters(support) == [] == clusters(moderator)


def test_a_segment_s_clusters_count_its_own_people_and_need_five(alike, support):
    mine(now=timezone.now())
    cafes = Organisation.objects.create(name="Cafés", segment_id="small")
    people = ["voter0", "voter1", "voter2", "voter3", "asker"]
    Member.objects.filter(username__in=people[:4]).update(organisation=cafes)
    assert clusters(support, segment="small") == []
    Member.objects.filter(username="asker").update(organisation=cafes)
    (row,) = clusters(support, segment="small")
    assert row.people == 5


def test_ideas_that_a_segment_wants_are_those_that_others_vote_for_less(client, wishes, helper, support, make_member):
    titles = ("See who used it last", "Oat milk by the wall", "A warmer cup")
    logs, milk, cup = (propose_idea(board_id=wishes.pk, by=helper, title=title, body="<p>.</p>") for title in titles)
    offices = Organisation.objects.create(name="Offices", segment_id="mid")
    for number in range(8):
        member = make_member(f"office{number}", organisation=offices)
        cast_vote(idea=logs, by=member)
        if number < 4:
            cast_vote(idea=milk, by=member)
        cast_vote(idea=cup, by=member)
    for number in range(20):
        cast_vote(idea=cup, by=make_member(f"home{number}"))
    cast_vote(idea=logs, by=Member.objects.get(username="home1"))
    viewer = fresh(support)
    (row,) = wanted_by(Asked.of({"segment": "mid"}, viewer), viewer)
    assert (row.idea, row.people, row.others, row.share) == (logs, 8, 1, 89) and row.times > 5
    client.force_login(support)
    page = client.get(f"{ADDRESS}?segment=mid").text
    assert "8 of 9 voters, 89 %" in page and 'id="wanted"' in page
    wanted = page.split('id="wanted"', 1)[1].split("</section>", 1)[0]
    assert milk.title not in wanted, "four voters of the segment are not told"


def test_neglected_is_still_new_after_thirty_days_with_five_voters_and_no_answer(wishes, helper, support, make_member):
    ideas = [propose_idea(board_id=wishes.pk, by=helper, title=f"Wish {n}", body="<p>.</p>") for n in range(3)]
    voters = [make_member(f"voter{number}") for number in range(5)]
    for idea in ideas[:2]:
        for voter in voters:
            cast_vote(idea=idea, by=voter)
    Idea.objects.filter(pk__in=[ideas[0].pk, ideas[2].pk]).update(posted_at=timezone.now() - timedelta(days=31))
    viewer = fresh(support)
    (row,) = neglected(Asked.of({}, viewer), viewer, timezone.now())
    assert row.idea == ideas[0] and row.days == 31
    (first, *_rest) = trending(Asked.of({}, viewer), viewer, timezone.now())
    assert first.new_votes == 5


def test_before_the_first_look_the_report_says_so_and_offers_one(client, support):
    client.force_login(support)
    page = client.get(ADDRESS).text
    assert "Nobody has counted yet." in page and "five people" in page and "Count now" in page


def test_counting_again_is_asked_for_once_at_a_time(client, support):
    client.force_login(support)
    answer = client.post(f"{ADDRESS}?segment=mid")
    assert answer.status_code == 302 and answer.url == f"{ADDRESS}?segment=mid"
    now = timezone.now()
    assert PeriodicJob.objects.get(name=MINING).next_at <= now and state_of(now).name == "waiting"
    page = client.get(ADDRESS).text
    assert "Count again now" not in page and "as soon as the worker is free" in page
    with pytest.raises(Refused, match="asked for already"):
        ask_for_a_look(by=support, now=now)
    job = PeriodicJob.objects.filter(name=MINING)
    job.update(started_at=now, leased_until=now + timedelta(minutes=5), leased_by="w")
    assert state_of(now).name == "running"
    job.update(finished_at=now, leased_until=None, leased_by="", next_at=now + timedelta(hours=9))
    with pytest.raises(Refused, match="a few minutes ago"):
        ask_for_a_look(by=support, now=now + timedelta(minutes=9))
    assert "You can ask to count again from" in client.get(ADDRESS).text
    assert state_of(now + timedelta(minutes=11)).may_ask


def test_members_neither_see_the_report_nor_ask_for_a_look(client, talk, asker):
    client.force_login(asker)
    assert client.get(ADDRESS).status_code in (302, 403) and client.post(ADDRESS).status_code in (302, 403)
    with pytest.raises(Refused):
        ask_for_a_look(by=asker, now=timezone.now())


def test_the_report_costs_the_same_however_much_was_found(client, talk, alike, support, queries_of):
    client.force_login(support)
    run = mine(now=timezone.now())
    run.clusters.exclude(pk=run.clusters.first().pk).delete()
    run.themes.exclude(pk=run.themes.filter(segment="").first().pk).delete()
    for _warm in range(2):  # the first makes the rows of the site's settings, which drops what the process remembers
        client.get(ADDRESS)
    few = queries_of(lambda: client.get(ADDRESS))
    cluster, theme = run.clusters.get(), run.themes.get()
    MinedCluster.objects.bulk_create(MinedCluster(run=run, things=cluster.things) for _number in range(9))
    for number in range(9):
        row = MinedTheme.objects.create(run=run, term=f"term {number}", now_count=9, before_count=0, people=9, score=99)
        for mention in theme.mentions.all():
            mention.pk, mention.theme = None, row
            mention.save()
    assert len(themes(support)) == 10 and len(clusters(support)) == 10 and Mention.objects.count() > 80
    assert queries_of(lambda: client.get(ADDRESS)) == few
