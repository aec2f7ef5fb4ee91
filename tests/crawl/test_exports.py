"""The archive of what the site holds about a member names nothing that they may not read, and nothing of others' closed rooms."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.utils import timezone

from portal.members.archive import write_archive
from portal.notifications.actions import follow
from tests.crawl.marks import found_in
from tests.crawl.private_acts import do_what_nobody_may_notice

# Who has something, or could read something once; the others' archives are made in the same manner of less.
OWNERS = ("stranger", "author", "insider", "moderator", "product")
# A theme that was found in what they wrote themselves.
OF_THEIR_OWN = {"minedterm"}

pytestmark = pytest.mark.usefixtures("taken_back")


def archive_of(member):
    file = io.BytesIO()
    write_archive(member, file, at=timezone.now())
    with zipfile.ZipFile(file) as archive:
        return "\n".join(f"{name}\n{archive.read(name).decode('utf-8', 'replace')}" for name in archive.namelist())


def test_an_archive_holds_only_what_its_owner_may_read(world):
    """Whatever they follow, kept or were told of while they could read it, and have lost the right to since."""
    for name in ("newcomer", "author", "moderator", "editor"):
        follow(member=world.people[name], thing=world.keeper)
    do_what_nobody_may_notice(world)
    wrong, held = [], set()
    for role in OWNERS:
        text = archive_of(world.viewer(role))
        held |= {(role, name) for name in found_in(text)}
        wrong += [f"{role}: {name}" for name in world.marks.betrayed(text, role=role, address="") - OF_THEIR_OWN]
    assert "\n".join(sorted(wrong)) == ""
    assert ("stranger", "minedterm") not in held, "it was found in a room that was closed to them since"
    assert {("insider", "draftbody"), ("insider", "newreply"), ("author", "hiddentopic")} <= held
