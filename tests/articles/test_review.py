"""Draft, review, publish: in the Wagtail admin, by two people."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Workflow

from portal.articles.models import ArticlePage
from portal.common.permissions import Refused
from portal.members.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(make_member):
    return make_member("writer", role=Role.EDITOR)


@pytest.fixture
def reader(make_member):
    return make_member("reader", role=Role.EDITOR)


@pytest.fixture
def submitted(article_index, writer):
    """An article that its writer has handed in."""
    article = ArticlePage(title="Descaling", body=[("text", "<p>Not with vinegar.</p>")], live=False, owner=writer)
    article_index.add_child(instance=article)
    article.save_revision(user=writer)
    article.get_workflow().start(article, writer)
    return ArticlePage.objects.get(pk=article.pk)


def test_articles_have_a_workflow_and_other_pages_keep_theirs(article_index):
    workflow = Workflow.objects.get(name="Articles: review")
    assert article_index.get_workflow() == workflow
    assert Page.objects.get(pk=article_index.get_parent().pk).get_workflow() != workflow
    assert set(workflow.tasks.get().specific.groups.values_list("name", flat=True)) == {"Editors", "Administrators"}


def test_who_wrote_it_cannot_approve_it_and_is_told_why(client, submitted, writer):
    state = submitted.current_workflow_task_state
    task = state.task.specific
    assert [name for name, _label, _form in task.get_actions(submitted, writer)] == ["reject"]
    with pytest.raises(Refused, match="somebody else has to approve it"):
        task.on_action(state, writer, "approve")
    client.force_login(writer)
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "approve", state.pk]))
    assert not ArticlePage.objects.get(pk=submitted.pk).live


def test_its_author_does_not_approve_it_whoever_typed_it(article_index, writer, administrator):
    article = ArticlePage(title="Foam", body=[("text", "<p>Cold milk.</p>")], live=False, owner=writer, author=administrator)
    article_index.add_child(instance=article)
    article.save_revision(user=writer)
    article.get_workflow().start(article, writer)
    state = article.current_workflow_task_state
    with pytest.raises(Refused):
        state.task.specific.on_action(state, administrator, "approve")


def test_another_editor_approves_and_then_it_is_published(client, submitted, reader):
    state = submitted.current_workflow_task_state
    client.force_login(reader)
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "approve", state.pk]))
    assert ArticlePage.objects.get(pk=submitted.pk).live


def test_publishing_past_the_review_is_refused(client, submitted, writer, administrator):
    fields = {
        "title": "Descaling", "slug": "descaling", "summary": "", "checked_at": "", "seo_title": "", "search_description": "",
        "body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "text", "body-0-id": "",
        "body-0-value": '{"blocks": [{"key": "a", "text": "Not with vinegar.", "type": "unstyled"}], "entityMap": {}}',
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": "",
        "action-publish": "1",
    }  # fmt: skip
    client.force_login(writer)
    answer = client.post(f"/admin/pages/{submitted.pk}/edit/", fields, follow=True)
    assert "Articles are read by a second person first" in answer.text
    assert not ArticlePage.objects.get(pk=submitted.pk).live
    client.force_login(administrator)
    client.post(f"/admin/pages/{submitted.pk}/edit/", fields)
    assert ArticlePage.objects.get(pk=submitted.pk).live
