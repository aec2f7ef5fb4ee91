"""Links to a tracker: where the work is followed, set by hand."""

import pytest
from django.db import IntegrityError, transaction

from ideas.internal_records.actions import LinkRefused, add_link, change_link, remove_link
from ideas.internal_records.models import TrackerLink
from ideas.internal_records.reading import facts
from ideas.internal_records.trackers import label_of, plain_address
from portal.activity.models import Activity
from portal.common.permissions import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def idea(make_idea):
    return make_idea()


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://github.com/hobbs/alto#readme", "github.com/hobbs/alto"),
        ("https://github.com/hobbs/alto/issues/12", "hobbs/alto#12"),
        ("https://github.com/hobbs/alto/issues/12#issuecomment-1", "hobbs/alto#12"),
        ("https://github.com/hobbs/alto/pull/7/files", "hobbs/alto#7"),
        ("https://gitlab.com/hobbs/firmware/alto/-/issues/3", "hobbs/firmware/alto#3"),
        ("https://gitlab.example.com/hobbs/alto/-/merge_requests/9", "hobbs/alto!9"),
        ("https://codeberg.org/hobbs/alto/pulls/4", "hobbs/alto#4"),
        ("https://hobbs.atlassian.net/browse/ALTO-123", "ALTO-123"),
        ("https://jira.example.com/jira/browse/ALTO-123?focusedId=1", "ALTO-123"),
        ("https://linear.app/hobbs/issue/FIR-9/a-shot-timer", "FIR-9"),
        ("https://dev.azure.com/hobbs/Alto%202/_workitems/edit/41", "Alto 2#41"),
        ("https://tracker.example.com/show?id=4", "tracker.example.com/show"),
        ("https://tracker.example.com/", "tracker.example.com"),
        ("https://tracker.example.com/" + "x" * 200, "tracker.example.com/" + "x" * 59 + "…"),
    ],
)
def test_well_known_shapes_have_the_name_that_people_use(url, label):
    assert label_of(url) == label


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ALTO-123",
        "/browse/ALTO-123",
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://example.com",
        "data:text/html,x",
        "ftp://example.com/x",
        "file:///etc/passwd",
        "https://",
        "https:///x",
        "https://anna:secret@example.com/1",
        "https://token@example.com/1",
        "https://@example.com/1",
        "https://exa mple.com/1",
        "https://example.com/a b",
        "https://[::1/x",
        "https://example.com/" + "x" * 500,
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused(idea, product_manager, url):
    with pytest.raises(LinkRefused):
        add_link(idea=idea, url=url, by=product_manager)
    assert not TrackerLink.objects.exists()


def test_scheme_and_host_are_written_small(db):
    assert plain_address("  HTTPS://GitHub.com/Hobbs ") == "https://github.com/Hobbs"


def test_the_database_takes_no_other_scheme(idea, product_manager):
    with pytest.raises(IntegrityError), transaction.atomic():
        TrackerLink.objects.create(idea=idea, url="javascript:alert(1)", label="x", added_by=product_manager)


def test_a_link_stands_once(idea, product_manager):
    add_link(idea=idea, url="https://github.com/hobbs/alto/issues/12", by=product_manager)
    with pytest.raises(LinkRefused, match="already"):
        add_link(idea=idea, url="https://GITHUB.com/hobbs/alto/issues/12", by=product_manager)


def test_its_state_is_set_by_hand_and_the_log_keeps_what_was(idea, product_manager):
    link = add_link(idea=idea, url="https://github.com/hobbs/alto/issues/12", by=product_manager)
    change_link(link=link, state="doing", by=product_manager)
    change_link(link=link, state="doing", by=product_manager)
    assert facts([idea])[idea.pk].tracker_links == [("hobbs/alto#12", link.url, "doing")]
    remove_link(link=link, by=product_manager)
    assert not TrackerLink.objects.exists()
    log = Activity.objects.filter(target_id=idea.pk, type__startswith="internal_records.link").order_by("pk")
    assert [(row.type, row.data["url"]) for row in log] == [
        ("internal_records.link.added", link.url),
        ("internal_records.link.changed", link.url),
        ("internal_records.link.removed", link.url),
    ]


def test_only_the_product_team_keeps_links(idea, moderator, stranger):
    for member in (moderator, stranger):
        with pytest.raises(Refused, match="Only the product team"):
            add_link(idea=idea, url="https://example.com/1", by=member)
