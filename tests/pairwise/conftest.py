"""A board with four ideas to choose between."""

import pytest

from ideas.actions.proposing import propose_idea
from ideas.models import IdeaBoardIndexPage, IdeaBoardPage
from portal.common.access import access_changed


@pytest.fixture
def board(db):
    from wagtail.models import Site

    home = Site.objects.get(is_default_site=True).root_page
    index = IdeaBoardIndexPage.objects.first() or home.add_child(instance=IdeaBoardIndexPage(title="Wishes", slug="wishes"))
    page = index.add_child(instance=IdeaBoardPage(title="Machines"))
    access_changed()
    return page


@pytest.fixture
def ideas(board, helper):
    titles = ["A quieter pump", "A louder bell", "A longer cord", "A shorter spout"]
    return [propose_idea(board_id=board.pk, by=helper, title=title + " please", body="<p>Why not?</p>") for title in titles]
