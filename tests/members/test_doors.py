"""Who may not enter is told so once, and not sent round in circles."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/admin/", "/django-admin/"])
def test_a_member_is_told_that_the_administration_is_not_theirs(client: Client, asker: Any, path: str) -> None:
    client.force_login(asker, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(path, follow=True)
    assert answer.status_code == 403
    assert "The administration is open to those who work here." in answer.text


@pytest.mark.parametrize("path", ["/admin/", "/django-admin/"])
def test_a_visitor_is_asked_to_sign_in_and_comes_back(client: Client, path: str) -> None:
    answer = client.get(path, follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/login/?next=" + path.replace("/", "%2F")


def test_a_private_page_refuses_a_member_who_may_not_read_it(client: Client, asker: Any, help_index: Any) -> None:
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    from portal.pages.models import TextPage

    page = help_index.get_parent().add_child(instance=TextPage(title="Plans", slug="plans", body="<p>Next year.</p>"))
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get_or_create(name="Insiders")[0])
    client.force_login(asker, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get("/plans/", follow=True)
    assert answer.status_code in (403, 404)
    assert len(answer.redirect_chain) <= 2
