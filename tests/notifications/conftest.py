import pytest

from forums.actions import post_topic
from ideas.actions import propose_idea
from ideas.models import IdeaBoardIndexPage, IdeaBoardPage
from portal.members.roles import Role


@pytest.fixture
def topic(board, asker):
    return post_topic(
        board_id=board.pk,
        by=asker,
        kind="question",
        title="Steam wand spits water",
        body="<p>For the first second it spits water.</p>",
    )


@pytest.fixture
def index(db):
    from wagtail.models import Site

    home = Site.objects.get(is_default_site=True).root_page
    return home.add_child(instance=IdeaBoardIndexPage(title="Ideas", slug="ideas"))


@pytest.fixture
def idea(index, asker):
    board = index.add_child(instance=IdeaBoardPage(title="Parts", vote_mode="budget", budget=3))
    return propose_idea(board_id=board.pk, by=asker, title="A needle in the parcel", body="<p>Eight cents.</p>")


@pytest.fixture
def dov(make_member):
    return make_member("dov", role=Role.PRODUCT)
