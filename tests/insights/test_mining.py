"""What members talk about: themes of now, near-duplicates, and a report that shows no more than one may see."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from forums.actions import post_topic
from ideas.actions import propose_idea
from ideas.boards import forget_boards
from ideas.models import Idea, IdeaBoardIndexPage, IdeaBoardPage
from portal.insights.actions import mine
from portal.insights.mining import Said, log_likelihood, near_duplicates, themes
from portal.insights.models import MinedTheme, MiningRun
from portal.members.models import Organisation
from portal.members.roles import Role

BACKGROUND = [
    "The group stays warm while the pump runs",
    "Grind finer and tamp less, then wait",
    "My portafilter leaks when the gasket is old",
    "Which basket do you use for a double",
]


def crowd(text, people, start=0):
    return [Said(("k", start + number), start + number, text) for number in range(people)]


def usual(start, count=40):
    return [Said(("k", start + number), start + number, BACKGROUND[number % 4]) for number in range(count)]


def test_a_term_that_is_new_and_said_by_many_is_a_theme():
    now = [*usual(0), *crowd("Since the update the display flickers badly", 9, 100)]
    found = themes(now, usual(200, 120))
    assert found and "display" in " ".join(theme.term for theme in found)
    theme = found[0]
    assert (theme.people, theme.now, theme.before) == (9, 9, 0) and theme.growth(49, 120) is None
    assert set(theme.examples) <= {("k", number) for number in range(100, 109)}


def test_what_was_always_said_is_no_theme():
    assert themes(usual(0), usual(200, 120)) == []


def test_nobody_makes_a_theme_alone():
    shouting = [Said(("k", number), "one person", "The display flickers") for number in range(50)]
    assert themes([*usual(0), *shouting], usual(200, 120)) == []
    four = crowd("The display flickers", 4, 100)
    assert themes([*usual(0), *four], usual(200, 120)) == []


def test_growth_is_how_many_times_as_often_as_before():
    now = [*usual(0, 20), *crowd("The tank whistles", 20, 100)]
    before = [*usual(200, 90), *crowd("The tank whistles", 10, 400)]
    theme = themes(now, before)[0]
    assert theme.growth(40, 100) == pytest.approx(5.0) and theme.before == 10


def test_themes_come_in_any_script():
    now = [*usual(0), *crowd("После обновления экран мерцает", 8, 100)]
    assert any("мерцает" in theme.term or "экран" in theme.term for theme in themes(now, usual(200, 120)))


def test_nothing_comes_of_nothing():
    assert themes([], []) == [] and themes(usual(0), []) == [] and near_duplicates([]) == []
    assert themes(crowd("?? !!", 9), crowd("…", 9, 50)) == []
    assert near_duplicates([Said(1, 1, ""), Said(2, 2, "")]) == []


@given(a=st.integers(0, 50), b=st.integers(0, 50), more=st.integers(0, 50))
def test_the_log_likelihood_is_nothing_for_equal_shares_and_has_the_sign_of_the_difference(a, b, more):
    assert log_likelihood(a, a, a + more, a + more) == pytest.approx(0, abs=1e-9)
    value = log_likelihood(a, b, 60, 60)
    assert (value > 0) == (a > b) or value == pytest.approx(0, abs=1e-9)


def test_texts_that_say_nearly_the_same_form_a_cluster():
    said = [
        Said(1, 1, "A timer that starts with the pump"),
        Said(2, 2, "Start the timer when the pump starts"),
        Said(3, 3, "A timer which starts with the pump"),
        Said(4, 4, "A cup warmer that can be switched off"),
    ]
    clusters = near_duplicates(said)
    assert {1, 3} <= set(clusters[0]) and all(4 not in cluster for cluster in clusters)


@pytest.fixture
def wishes(db):
    from wagtail.models import Site

    home = Site.objects.get(is_default_site=True).root_page
    index = IdeaBoardIndexPage.objects.first() or home.add_child(instance=IdeaBoardIndexPage(title="Wishes", slug="wishes"))
    page = index.add_child(instance=IdeaBoardPage(title="Machines wanted"))
    forget_boards()
    return page


@pytest.fixture
def talk(wishes, board, make_member):
    """Half a year of this and that, then nine people of large customers whose display flickers."""
    now = timezone.now()
    large = Organisation.objects.create(name="Hotels", segment="large")
    for number in range(28):
        member = make_member(f"other{number}")
        for days in (100, 5) if number < 12 else (60,):
            text = f"<p>{BACKGROUND[number % 4]}.</p>"
            title = f"{BACKGROUND[number % 4]} ({number}, {days})"
            post_topic(board_id=board.pk, by=member, kind="question", title=title, body=text, now=now - timedelta(days=days))
    for number in range(9):
        member = make_member(f"person{number}", organisation=large)
        title = f"The display flickers since the update {number}"
        propose_idea(board_id=wishes.pk, by=member, title=title, body="<p>Please mend it.</p>", now=now - timedelta(days=3))
    return wishes


def test_a_night_s_look_finds_themes_segments_and_clusters(talk):
    run = mine(now=timezone.now())
    assert (run.now_texts, run.before_texts) == (21, 28)
    theme = run.themes.filter(segment="").first()
    assert theme.people == 9 and theme.examples[0][0] == "ideas.idea"
    assert run.themes.filter(segment="large", people=9).exists() and run.people["large"] == 9
    assert set(run.clusters.get().ideas) == set(Idea.objects.values_list("pk", flat=True))


def test_a_segment_of_fewer_than_five_has_no_themes(talk):
    Organisation.objects.create(name="Two", segment="small")
    run = mine(now=timezone.now())
    assert set(run.people) == {"", "large"}
    assert not MinedTheme.objects.filter(people__lt=5).exists()


def test_old_looks_are_forgotten(talk):
    mine(now=timezone.now() - timedelta(days=100))
    mine(now=timezone.now())
    assert MiningRun.objects.count() == 1


def test_the_report_shows_themes_examples_and_members_to_the_team(client, talk, make_member):
    mine(now=timezone.now())
    client.force_login(make_member("product", role=Role.SUPPORT))
    page = client.get("/admin/reports/mining/").text
    assert "The display flickers since the update" in page and "Person8" in page, "with who said it, the newest first"
    assert "Large business" in page and client.get("/admin/reports/mining/?segment=large").status_code == 200
    assert client.get("/admin/reports/mining/?segment=x").status_code == 200


def test_before_the_first_look_the_report_says_so(client, make_member, db):
    client.force_login(make_member("product", role=Role.SUPPORT))
    assert "Nobody has looked yet." in client.get("/admin/reports/mining/").text


def test_members_do_not_see_the_report(client, talk, asker):
    client.force_login(asker)
    assert client.get("/admin/reports/mining/").status_code in (302, 403)


def test_examples_on_a_closed_board_show_only_to_those_who_may_see_it(client, talk, make_member):
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    from portal.common.pages import forget_restrictions

    restriction = PageViewRestriction.objects.create(page=talk, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get_or_create(name="Insiders")[0])
    forget_restrictions()
    mine(now=timezone.now())
    client.force_login(make_member("product", role=Role.SUPPORT))
    page = client.get("/admin/reports/mining/").text
    assert "since the update 1" not in page


def test_the_report_costs_the_same_however_much_was_found(client, talk, make_member, django_assert_max_num_queries):
    client.force_login(make_member("product", role=Role.SUPPORT))
    run = mine(now=timezone.now())
    client.get("/admin/reports/mining/")
    with django_assert_max_num_queries(80) as few:
        client.get("/admin/reports/mining/")
    first = run.themes.first()
    MinedTheme.objects.bulk_create(
        MinedTheme(run=run, term=f"term {number}", now_count=9, before_count=0, people=9, score=99, examples=first.examples)
        for number in range(15)
    )
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get("/admin/reports/mining/")
