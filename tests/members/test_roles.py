import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Page

from portal.members.models import Member
from portal.members.roles import Role, make_roles


@pytest.fixture
def in_role(make_member):
    return lambda role: Member.objects.get(pk=make_member(role.name.lower(), role=role).pk)


@pytest.mark.parametrize("role", list(Role))
def test_every_role_enters_the_admin(client, in_role, role):
    client.force_login(in_role(role))
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_a_member_without_a_role_does_not(client, asker):
    client.force_login(asker)
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_editors_publish_pages_and_do_not_see_members(in_role):
    editor = in_role(Role.EDITOR)
    page = Page.objects.get(depth=2)
    assert page.permissions_for_user(editor).can_publish()
    assert not editor.has_perm("members.view_member")


def test_moderators_look_after_members_and_do_not_edit_pages(in_role):
    moderator = in_role(Role.MODERATOR)
    assert moderator.has_perm("members.change_member")
    assert moderator.has_perm("moderation.add_sanction")
    assert not Page.objects.get(depth=2).permissions_for_user(moderator).can_edit()


def test_support_staff_see_organisations(in_role):
    assert in_role(Role.SUPPORT).has_perm("members.change_organisation")
    assert not in_role(Role.MODERATOR).has_perm("members.change_organisation")


def test_administrators_hold_every_role(in_role):
    administrator = in_role(Role.ADMINISTRATOR)
    assert administrator.is_moderator
    assert administrator.is_support
    assert not administrator.is_superuser


def test_making_the_roles_again_changes_nothing(db):
    before = Permission.objects.count(), Group.permissions.through.objects.count()
    make_roles(apps)
    assert before == (Permission.objects.count(), Group.permissions.through.objects.count())


@pytest.mark.parametrize("name", ["wagtailimages/image", "wagtaildocs/document", "taggit/tag"])
def test_files_are_changed_in_wagtail_s_admin_alone(client, in_role, administrator, name):
    """Django's knows no rights in collections: a moderator could delete every picture there."""
    for member in (in_role(Role.MODERATOR), in_role(Role.EDITOR), administrator):
        client.force_login(member)
        assert client.get(f"/django-admin/{name}/").status_code == 404
