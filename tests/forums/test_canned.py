"""Prepared answers: who writes them, who puts them into a reply, and what stands in them then."""

import pytest
from django.core.exceptions import ValidationError

from forums.actions import use_canned_reply
from forums.models import CannedReply, Post
from portal.common.permissions import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def canned():
    return CannedReply.objects.create(
        title="Which firmware", text="Thank you, {asker}.\n\nAbout **{title}**: which firmware has {product}?\n\n{me}"
    )


def test_names_and_titles_take_their_places(topic, canned, support):
    topic.title = "The *Alto* <2> & me"
    html = use_canned_reply(canned=canned, topic=topic, by=support)
    assert "Thank you, Asker." in html and "your product" in html and "Support" in html
    assert "<strong>The *Alto* &lt;2&gt; &amp; me</strong>" in html


def test_staff_put_it_below_what_they_typed_and_it_is_counted(client, topic, canned, support):
    client.force_login(support)
    assert "Which firmware" in client.get(topic.get_absolute_url()).text
    data = {"body": "Hello from the **workshop**.", "body_format": "markdown", "insert": "1", "canned": canned.pk}
    page = client.post(f"/t/{topic.pk}/reply/", data)
    assert page.status_code == 200
    assert "Hello from the **workshop**." in page.text and "Thank you, Asker." in page.text
    assert Post.objects.filter(author=support).count() == 0
    canned.refresh_from_db()
    assert canned.use_count == 1
    client.post(f"/t/{topic.pk}/reply/", data | {"body": "", "body_format": "html"})
    canned.refresh_from_db()
    assert canned.use_count == 2


def test_members_see_none_and_use_none(client, topic, canned, helper):
    client.force_login(helper)
    assert "Which firmware" not in client.get(topic.get_absolute_url()).text
    data = {"body": "Hello", "body_format": "markdown", "insert": "1", "canned": canned.pk}
    assert client.post(f"/t/{topic.pk}/reply/", data).status_code == 403
    with pytest.raises(Refused):
        use_canned_reply(canned=canned, topic=topic, by=helper)


@pytest.mark.parametrize("raw", ["", "x", "999999", "9" * 30])
def test_one_that_is_not_there_is_not_found(client, topic, support, raw):
    client.force_login(support)
    data = {"body": "Hello", "body_format": "markdown", "insert": "1", "canned": raw}
    assert client.post(f"/t/{topic.pk}/reply/", data).status_code == 404


def test_a_placeholder_that_stands_for_nothing_is_refused():
    with pytest.raises(ValidationError, match=r"\{name\} stands for nothing"):
        CannedReply(title="A", text="Dear {name}").full_clean()


def test_moderators_and_support_write_them_in_the_admin_and_editors_do_not(client, moderator, support, make_member):
    from portal.members.roles import Role

    for member in (moderator, support):
        client.force_login(member)
        title = f"By {member.username}"
        assert client.post("/admin/prepared-answers/new/", {"title": title, "text": "Hello {asker}"}).status_code == 302
        assert title in client.get("/admin/prepared-answers/").text
    refused = client.post("/admin/prepared-answers/new/", {"title": "Another", "text": "Dear {name}"})
    assert "{name} stands for nothing" in refused.text
    client.force_login(make_member("editor", role=Role.EDITOR))
    client.post("/admin/prepared-answers/new/", {"title": "By the editor", "text": "Hello"})
    assert not CannedReply.objects.filter(title="By the editor").exists()
