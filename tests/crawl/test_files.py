"""Files: documents, pictures and their renditions, uploads and exports leave only to whoever may read what they belong to."""

from __future__ import annotations

import pytest

from tests.crawl.crawler import Reader
from tests.crawl.marks import CRAWLED, ROLES

MEMBERS = frozenset(ROLES) - {"visitor"}


def files(world):
    """Address to the roles that get the file; everybody else gets 404, or is asked to sign in."""
    closed, picture = world.closed_document, world.closed_picture
    upload = world.closed_upload
    return {
        f"/documents/{world.document.pk}/{world.document.filename}": frozenset(ROLES),
        f"/documents/{closed.pk}/{closed.filename}": {"insider", "administrator"},
        f"/documents/{world.members_document.pk}/{world.members_document.filename}": MEMBERS,
        upload.url: {"insider", "administrator"},
        world.lone_upload.url: {"insider"},
        f"/account/export/{world.export.key}/": {"insider"},
        closed.file.url: frozenset(),
        world.members_document.file.url: frozenset(),
        world.picture.file.url: frozenset(ROLES),
        picture.file.url: {"insider", "administrator"},
        picture.get_rendition("width-20").url: {"insider", "administrator"},
    }


@pytest.mark.parametrize("role", CRAWLED)
def test_a_file_leaves_only_to_whoever_may_read_it(world, role):
    reader = Reader(world, role)
    for path, may in files(world).items():
        answer = reader.get(path)
        assert (answer.status_code == 200) == (role in may), f"{path} as {role}: {answer.status_code}"
        if role not in may:
            assert answer.status_code in (302, 404), f"{path} as {role}: {answer.status_code}"
        if role in may and role != "visitor" and "visitor" not in may:
            assert "public" not in answer.headers.get("Cache-Control", ""), f"{path}: a cache on the way would keep it"
    assert reader.wrong == []
