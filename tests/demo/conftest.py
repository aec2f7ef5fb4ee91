from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

NOW = datetime(2026, 3, 19, 9, 41, tzinfo=UTC)


def some_texts() -> Any:
    """A handful of topics, with an accepted answer, a comment, a duplicate and a private board among them: loading all takes seconds."""
    from portal.operations.demo import reader

    chosen = {
        "Alto 2 falls to 6 bar halfway through the shot since I descaled it",
        "Pressure drops after descale",
        "Can I run the Alto 2 on bottled water, or will it sulk?",
        "Steam wand spits water for the first second",
        "Which screw holds the steam knob? Ours left with the movers",
        "What this room is for",
        "The workshop is closed for stocktaking next week",
    }
    texts = reader.texts()
    texts.topics = [topic for topic in texts.topics if topic.title in chosen]
    assert len(texts.topics) == len(chosen)
    texts.asking["topic_poll"]["topic"] = "Can I run the Alto 2 on bottled water, or will it sulk?"
    texts.articles = texts.articles[:2]
    boards = {topic.board for topic in texts.topics}
    texts.ideas["ideas"] = texts.ideas["ideas"][:4] + texts.ideas["ideas"][-1:]
    texts.places["boards"] = [facts for facts in texts.places["boards"] if facts["slug"] in boards | {"water"}]
    return texts


@pytest.fixture
def cast_of_roles(db: None) -> Any:
    """The five members of the demo whom one may be, and nothing else of it."""
    from portal.operations.demo import company, reader
    from portal.operations.demo.kept import Kept

    people = reader.people()
    people["members"] = [facts for facts in people["members"] if facts["username"] in company.ROLES.values()]
    return company.load_people(people, Kept(), now=NOW, seed=1)
