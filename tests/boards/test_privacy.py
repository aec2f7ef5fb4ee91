"""One attack on every type of boards: who may not enter a board learns nothing of it, by whatever way."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal.boards.permissions import can_see_board
from portal.boards.readers import admitted_to
from portal.boards.redirects import new_address_of
from portal.boards.types import board_types
from portal.common.kinds import Searchable, kind_of
from portal.common.permissions import Refused
from portal.members.models import Member
from tests.boards.conftest import TARGETS, WORD, Target

SECRETS = (WORD, "Quokka", "quokka", "hushed")

VISITOR, STRANGER, SUSPENDED, MODERATOR, INSIDER, SUPERUSER = (
    "visitor",
    "stranger",
    "suspended",
    "moderator",
    "insider",
    "superuser",
)
EVERYBODY = {VISITOR, STRANGER, SUSPENDED, MODERATOR, INSIDER, SUPERUSER}


def close(page: Page, kind: str = PageViewRestriction.GROUPS, group: str = "Insiders") -> None:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    if kind == PageViewRestriction.GROUPS:
        restriction.groups.add(Group.objects.get_or_create(name=group)[0])


def rename(page: Any, slug: str) -> None:
    page.slug = slug
    page.save_revision().publish()


def below_a_closed_page(target: Target) -> None:
    close(target.index)


def moved_below_a_closed_page(target: Target) -> None:
    close(target.other_index)
    target.page.move(Page.objects.get(pk=target.other_index.pk), pos="last-child")


def closed_and_renamed(target: Target) -> None:
    close(target.page)
    rename(target.page, "hushed")


def the_page_above_closed_and_renamed(target: Target) -> None:
    close(target.index)
    rename(target.index, "hushed")


def closed_twice(target: Target) -> None:
    """Each of the two asks for another group: who is only in one of them stays out."""
    close(target.index)
    close(target.page, group="Builders")


WAYS: dict[str, tuple[Callable[[Target], None], set[str]]] = {
    "open": (lambda target: None, EVERYBODY),
    "closed to all but a group": (lambda target: close(target.page), {INSIDER, SUPERUSER}),
    "closed to visitors": (lambda target: close(target.page, PageViewRestriction.LOGIN), EVERYBODY - {VISITOR}),
    "closed by a password, which nobody is asked for": (
        lambda target: close(target.page, PageViewRestriction.PASSWORD),
        {SUPERUSER},
    ),
    "below a closed page": (below_a_closed_page, {INSIDER, SUPERUSER}),
    "moved below a closed page": (moved_below_a_closed_page, {INSIDER, SUPERUSER}),
    "closed and renamed": (closed_and_renamed, {INSIDER, SUPERUSER}),
    "the page above closed and renamed": (the_page_above_closed_and_renamed, {INSIDER, SUPERUSER}),
    "closed twice": (closed_twice, {SUPERUSER}),
    "unpublished": (lambda target: target.page.unpublish(), set()),
    "below an unpublished page": (lambda target: target.index.unpublish(), set()),
}


def betrayed(text: str, address: str) -> list[str]:
    for word in re.findall(r"\w+", address):  # what was asked for may be said back
        text = text.replace(word, "")
    return [word for word in SECRETS if word in text]


@pytest.fixture
def cast(stranger: Any, moderator: Any, insider: Any, administrator: Any, make_member: Any) -> dict[str, Any]:
    suspended = make_member("suspended", suspended_until=timezone.now() + timedelta(days=3))
    pks = {STRANGER: stranger, SUSPENDED: suspended, MODERATOR: moderator, INSIDER: insider, SUPERUSER: administrator}
    return {who: member.pk for who, member in pks.items()}


def as_request(cast: dict[str, int], who: str) -> Any:
    """The viewer of a new request, who knows nothing of before."""
    return AnonymousUser() if who == VISITOR else Member.objects.get(pk=cast[who])


def test_every_type_of_boards_is_attacked():
    assert {boards.page_model._meta.label_lower for boards in board_types()} == set(TARGETS)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_asking_follows_one_rule(target, cast, way):
    act, admitted = WAYS[way]
    pk, content = target.page.pk, target.content
    before = target.boards.entries()[pk].path
    act(target)
    entry, kind = target.boards.entries()[pk], kind_of(content)
    assert kind is not None
    rows = type(content).objects
    found: dict[str, set[str]] = {}
    for who in (VISITOR, *cast):
        viewer = as_request(cast, who)
        answers = {
            "entry": entry.is_visible_to(viewer),
            "numbers": pk in target.boards.ids_visible_to(viewer),
            "entries": entry in target.boards.visible_to(viewer),
            "verdict": bool(can_see_board(viewer, entry)),
            "rows": rows.visible_to(viewer).filter(pk=content.pk).exists(),
            "count": rows.visible_to(viewer).count() == 1,
            "reach": rows.within_reach(viewer).filter(pk=content.pk).exists(),
            "row": type(content).objects.get(pk=content.pk).is_visible_to(viewer),
            "kind": kind.visible_to(viewer).filter(pk=content.pk).exists(),
            "scopes": target.boards.scope_of(pk) in kind.get(Searchable).scopes(viewer),
            "pages": before == entry.path or new_address_of(before, viewer) == entry.path,
        }
        for question, answer in answers.items():
            if answer:
                found.setdefault(question, set()).add(who)
    members = {cast[who]: who for who in cast}
    found["members"] = {members[number] for number in admitted_to(entry, members)} | ({VISITOR} & admitted)
    if before == entry.path:
        found.pop("pages", None)
    assert {question: who for question, who in found.items() if who != admitted} == {}
    assert entry.is_public is (admitted == EVERYBODY)
    if admitted:
        assert len(found) == (11 if before == entry.path else 12)


@pytest.mark.parametrize("way", [way for way, (_act, admitted) in WAYS.items() if admitted != EVERYBODY])
def test_nothing_is_shown_to_who_may_not_enter(client, target, cast, way, run_reactions):
    run_reactions()  # into the search index, too
    before = target.boards.entries()[target.page.pk].path
    above = target.boards.entries()[target.page.pk].parent_path
    act, admitted = WAYS[way]
    act(target)
    now = target.boards.entries()[target.page.pk].path
    gone = {before, now, target.content.get_absolute_url(), target.board_feed, target.content_feed}
    # Feeds and the sitemap are the same for everybody, so a visitor looks there.
    for who, shown in (
        (VISITOR, {target.feed_of_all, "/sitemap.xml", above, *target.lists[:1]}),
        (STRANGER, {*target.lists, above, "/"}),
    ):
        if who in admitted:
            continue
        if who != VISITOR:
            client.force_login(as_request(cast, who))
        for address in gone | shown:
            response = client.get(address)
            assert response.status_code in ((404,) if address in gone else (200, 302, 403, 404)), address
            assert not betrayed(response.text + response.headers.get("Location", ""), address), address
    with pytest.raises(Refused):
        target.acts(as_request(cast, STRANGER) if STRANGER not in admitted else as_request(cast, SUSPENDED))


def test_who_may_enter_finds_it_everywhere_but_in_feeds(client, target, cast, run_reactions):
    """The attack looks where it could find something."""
    run_reactions()
    assert WORD in client.get(target.feed_of_all).text and WORD in client.get(target.board_feed).text
    closed_and_renamed(target)
    client.force_login(as_request(cast, INSIDER))
    for address in (target.lists[0], target.index.get_url(), "/search/?q=xylophon", "/rooms/hushed/", "/wishes/hushed/"):
        if address.startswith(("/rooms/", "/wishes/")) and not address.startswith(target.index.get_url()):
            continue
        text = client.get(address).text
        assert WORD in text or "Quokka" in text, address
    assert client.get(target.content.get_absolute_url()).status_code == 200
    assert client.get(target.index.get_url() + "quokka/").url == target.index.get_url() + "hushed/"
    assert WORD not in client.get(target.feed_of_all).text
    assert client.get(target.board_feed).status_code == 404
    target.acts(as_request(cast, INSIDER))


def test_a_board_is_open_again_at_once(client, target):
    close(target.page)
    address = target.boards.entries()[target.page.pk].path
    assert client.get(address).status_code == 404
    PageViewRestriction.objects.all().delete()
    assert client.get(address).status_code == 200


def test_who_leaves_the_group_is_out_with_the_next_request(client, target, insider):
    close(target.page)
    address = target.boards.entries()[target.page.pk].path
    client.force_login(insider)
    assert client.get(address).status_code == 200
    insider.groups.clear()
    assert client.get(address).status_code == 404 and client.get(target.content.get_absolute_url()).status_code == 404


def test_the_right_to_edit_a_board_is_none_to_read_what_stands_in_it(target, moderator):
    close(target.page)
    entry, is_empty = target.boards.preview(target.page, moderator)
    assert entry.title == target.page.title and is_empty
    assert target.boards.preview(target.page, Member.objects.create_superuser("root"))[1] is False


def test_many_members_are_asked_about_with_two_queries(target, cast, queries_of):
    close(target.page)
    entry = target.boards.entries()[target.page.pk]
    assert queries_of(lambda: admitted_to(entry, cast.values())) == 2
    assert queries_of(lambda: admitted_to(entry, [])) == 0


def test_a_map_costs_nothing_until_something_changes(target, queries_of):
    target.boards.entries()
    assert queries_of(target.boards.entries) == 1  # whether anything has changed
