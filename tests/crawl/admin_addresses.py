"""What to put into the addresses of the admin: Wagtail's, Django's and our own pages in them."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import admin as django_admin
from django.contrib.auth.models import Group
from wagtail.models import Site, Workflow

from tests.crawl.cast import BAIT, World
from tests.crawl.site_addresses import some


def rules(world: World) -> list[Any]:
    """As `site_addresses.rules`, for what stands below /admin/ and /django-admin/."""
    no, w = 999_999, world
    home = Site.objects.get(is_default_site=True).root_page_id
    closed = [w.closed_board.pk, w.closed_article.pk, w.draft_article.pk, w.closed_idea_board.pk]
    pages = some([w.article.pk], closed)
    parents = some([home, w.board_index.pk], [w.closed_board.pk, w.idea_index.pk, w.article.get_parent().pk])
    revision = w.pending_revision
    flow = Workflow.objects.first()
    task = flow.workflow_tasks.first().task if flow else None
    flow_pk, task_pk = (flow.pk if flow else no), (task.pk if task else no)
    documents, pictures = some([w.document.pk], [w.closed_document.pk]), some([w.picture.pk], [w.closed_picture.pk])
    people = some([w.author.pk, w.culprit.pk, w.waiting.pk, w.keeper.pk])
    things = [
        ("forums.topic", [w.topic], [w.closed_topic, w.gone_topic, w.moved_topic], [w.hidden_topic]),
        ("forums.post", [w.answer], [w.closed_answer, w.closed_comment], [w.hidden_post, w.under_hidden]),
        ("ideas.idea", [w.idea], [w.closed_idea], [w.hidden_idea]),
        ("ideas.comment", [w.idea_comment], [w.closed_idea_comment], [w.hidden_idea_comment]),
        ("polls.statement", [w.statement], [w.closed_statement], [w.hidden_statement]),
        ("polls.inline", [w.inline_poll], [w.closed_inline_poll], [w.hidden_inline_poll]),
        ("articles.article", [w.article], [w.closed_article, w.draft_article], []),
        ("products.product", [w.product_page], [w.closed_product], []),
        ("ratings.review", [w.review], [w.closed_review], [w.hidden_review]),
    ]
    cases = some(*([f"{row[0]}:{thing.pk}" for row in things for thing in row[number]] for number in (1, 2, 3)))
    tag = w.closed_topic.tags.get(slug__startswith="zqxtagprivate").pk
    pk = ("pk",)
    found: list[Any] = [
        (
            "admin/api/main/.pages/<int:pk>/action/",
            ("pk", "action_name"),
            some([], [(p, "copy") for p in closed]),
            (no, "copy"),
        ),
        ("admin/api/main/.pages/", pk, pages, (no,)),
        ("admin/api/main/.documents/", pk, documents, (no,)),
        ("admin/api/main/.images/", pk, pictures, (no,)),
        ("admin/options/", ("name",), some(["ideas", "members", "tags", "crm-contact", "crm-account"]), ("nothing",)),
        ("admin/bulk/", ("app_label", "model_name", "action"), some([("wagtailcore", "page", "move")]), None),
        (
            "admin/pages/add/",
            ("content_type_app_name", "content_type_model_name", "parent_page_id"),
            some([("forums", "boardpage", w.board_index.pk)], [("articles", "articlepage", w.article.get_parent().pk)]),
            None,
        ),
        (
            "admin/pages/usage/",
            ("content_type_app_name", "content_type_model_name"),
            some([("forums", "boardpage"), ("articles", "articlepage")]),
            None,
        ),
        ("admin/pages/create/", ("app_label", "model_name"), some([("forums", "boardpage")]), None),
        (
            "admin/pages/workflow/(collect_)?action",
            ("page_id", "action_name", "task_state_id"),
            some([], [(p, "approve", 1) for p in closed]),
            None,
        ),
        ("admin/pages/workflow/preview/", ("page_id", "task_id"), some([], [(p, task_pk) for p in closed]), None),
        (
            "admin/pages/<int:page_to_move_id>/move/",
            ("page_to_move_id", "destination_id"),
            some([], [(w.closed_board.pk, home), (w.article.pk, w.closed_board.pk), (w.board.pk, w.closed_idea_board.pk)]),
            None,
        ),
        (
            "admin/pages/<int:page_id>/revisions/",
            ("page_id", "revision_id"),
            some([], [(w.article.pk, revision.pk), (w.closed_board.pk, w.closed_board.latest_revision_id)]),
            None,
        ),
        (
            "admin/pages/<int:page_id>/workflow_history/",
            ("page_id", "workflow_state_id"),
            some([], [(w.closed_board.pk, 1)]),
            None,
        ),
        ("admin/pages/", ("parent_page_id",), parents, (no,)),
        ("admin/pages/", ("page_id",), pages, (no,)),
        ("admin/pages/", ("page_to_move_id",), pages, (no,)),
        ("admin/choose-page/", ("parent_page_id",), parents, (no,)),
        ("admin/tag-autocomplete/", ("app_name", "model_name"), some([("writing", "tag"), ("taggit", "tag")]), None),
        ("admin/collections/", pk, some([w.members_collection.pk], [w.closed_collection.pk]), (no,)),
        ("admin/collections/", ("collection_id",), some([w.members_collection.pk], [w.closed_collection.pk]), (no,)),
        ("admin/workflows/(enable|disable|edit|usage)/", pk, some([flow_pk]), (no,)),
        ("admin/workflows/remove/", ("page_pk",), pages, (no,)),
        ("admin/workflows/remove/", ("page_pk", "workflow_pk"), some([], [(p, flow_pk) for p in closed]), None),
        ("admin/workflows/tasks/add/", ("app_label", "model_name"), some([("articles", "editorialreview")]), None),
        ("admin/workflows/tasks/", pk, some([task_pk]), (no,)),
        ("admin/workflows/task_chooser/", ("task_id",), some([task_pk]), (no,)),
        (
            "admin/editing-sessions/ping/",
            ("app_label", "model_name", "object_id", "session_id"),
            some([], [("wagtailcore", "page", w.closed_board.pk, 1)]),
            None,
        ),
        ("admin/editing-sessions/release/", ("session_id",), some([1]), None),
        ("admin/reports/failed-jobs/tasks/", pk, some([], [w.job.pk]), ("00000000-0000-0000-0000-000000000000",)),
        ("admin/reports/failed-jobs/", pk, some([no]), (no,)),
        ("admin/reports/periodic/", pk, some([no]), (no,)),
        ("admin/flags/", ("key",), cases, (f"forums.topic:{no}",)),
        ("admin/members/", pk, people, (no,)),
        ("admin/rules/", pk, some([w.rule.pk]), (no,)),
        ("admin/reasons/", pk, some([_first("moderation", "reasontemplate")]), (no,)),
        ("admin/sanctions/", ("sanction",), some([w.sanction.pk]), (no,)),
        ("admin/claims/", ("claim",), some([w.claim.pk]), (no,)),
        ("admin/workbench/views/", pk, some([w.shared_view.pk], [w.saved_view.pk]), (no,)),
        ("admin/workbench/changes/", pk, some([w.plan.pk], [w.closed_plan.pk]), (no,)),
        (
            "admin/workbench/<int:pk>/notes/",
            ("pk", "note"),
            some(
                [(w.idea.pk, w.internal_note.pk)],
                [(w.closed_idea.pk, w.closed_internal_note.pk), (w.idea.pk, w.closed_internal_note.pk)],
            ),
            (no, no),
        ),
        (
            "admin/workbench/",
            pk,
            some([w.idea.pk], [w.closed_idea.pk, w.merged_idea.pk], [w.hidden_idea.pk, w.deleted_idea.pk]),
            (no,),
        ),
        ("admin/score-formulas/", ("key",), some([w.formula.key]), ("x",)),
        ("admin/redirects/", ("redirect_id",), some([], [w.redirect.pk]), (no,)),
        (
            "admin/settings/",
            ("app_name", "model_name"),
            some([("members", "membershipsettings"), ("common", "siteidentity")]),
            None,
        ),
        (
            "admin/settings/",
            ("app_name", "model_name", "pk"),
            some([("members", "membershipsettings", 1), ("common", "siteidentity", 1)]),
            None,
        ),
        ("admin/documents/", ("document_id",), documents, (no,)),
        ("admin/documents/", ("doc_id",), documents, (no,)),
        ("admin/documents/chooser/", pk, documents, (no,)),
        ("admin/(documents|images)/", ("uploaded_file_id",), some([no]), (no,)),
        (
            "admin/images/",
            ("image_id", "filter_spec"),
            some([(w.picture.pk, "width-20")], [(w.closed_picture.pk, "width-20")]),
            (no, "width-20"),
        ),
        ("admin/images/", ("image_id",), pictures, (no,)),
        ("admin/images/chooser/", pk, pictures, (no,)),
        ("admin/snippets/(choose/)?articles/articlecategory/", pk, some([_first("articles", "articlecategory")]), (no,)),
        ("admin/organisations/", pk, some([], [w.organisation.pk]), (no,)),
        ("admin/organisation-memberships/", pk, some([], [w.membership.pk]), (no,)),
        ("admin/segments/", pk, some(["large"]), ("no-such",)),
        ("admin/revenue-bands/", pk, some(["100k+"]), ("no-such",)),
        ("admin/tags/", pk, some([], [tag]), (no,)),
        ("admin/prepared-answers/", pk, some([w.canned.pk]), (no,)),
        ("admin/review-dimensions/", pk, some([w.dimension.pk]), (no,)),
        ("admin/review-questions/", pk, some([w.use_question.pk]), (no,)),
        ("admin/voices/", pk, some([w.voice.pk]), (no,)),
        ("admin/sites/", pk, some([Site.objects.get(is_default_site=True).pk]), (no,)),
        ("admin/users/", pk, people, (no,)),
        ("admin/groups/", pk, some([Group.objects.order_by("pk").first().pk], [w.insiders.pk]), (no,)),
        ("admin/password_reset/", ("uidb64", "token"), some([("x", "y")]), None),
        *((f"admin/crm/{name}/", pk, some([], [thing.pk]), (no,)) for name, thing in w.crm.items()),
        ("admin/crm/reconciliation/", pk, some([], [w.crm["connections"].pk]), (no,)),
        ("django-admin/r/", ("content_type_id", "object_id"), some([], [(1, 1)]), None),
    ]
    for model, _admin in django_admin.site._registry.items():
        last = model._base_manager.order_by("-pk").first()
        start = f"django-admin/{model._meta.app_label}/{model._meta.model_name}/"
        found.append((start, ("object_id",), some([], [last.pk if last else 1]), (no,)))
    return found


def paths(world: World) -> list[str]:
    """Addresses that are reached by regular expressions."""
    w = world
    pages = (w.closed_board, w.closed_article, w.article, w.draft_article)
    return [
        *(f"/admin/pages/{page.pk}/revisions/compare/earliest...latest/" for page in pages),
        *(f"/django-admin/{label}/" for label in sorted({model._meta.app_label for model in django_admin.site._registry})),
        "/admin/no-such-page/",
        "/django-admin/no-such-page/",
        "/admin/password_reset/x/",
    ]


def _first(app: str, model: str) -> int:
    row = apps.get_model(app, model)._base_manager.order_by("pk").first()
    return row.pk if row else 1


def queries(world: World) -> dict[str, list[str]]:
    """Searches and filters of the lists."""
    w = world
    asks = [f"?q={BAIT}", "?q=zqx"]
    return {
        "/admin/pages/search/": asks,
        "/admin/pages/search/results/": asks,
        "/admin/choose-page/search/": asks,
        "/admin/choose-page/": ["?page_type=forums.boardpage", "?page_type=wagtailcore.page"],
        "/admin/choose-page/chosen-multiple/": [f"?id={w.closed_board.pk}&id={w.closed_article.pk}&id={w.draft_article.pk}"],
        "/admin/api/main/pages/": ["?fields=*", f"?search={BAIT}", f"?child_of={w.board_index.pk}&fields=*"],
        "/admin/api/main/documents/": ["?fields=*", f"?search={BAIT}"],
        "/admin/api/main/images/": ["?fields=*", f"?search={BAIT}"],
        "/admin/documents/chooser/": [*asks, f"?collection_id={w.closed_collection.pk}"],
        "/admin/documents/chooser/results/": [*asks, f"?collection_id={w.closed_collection.pk}"],
        "/admin/documents/chooser/chosen-multiple/": [f"?id={w.closed_document.pk}"],
        "/admin/images/chooser/": [*asks, f"?collection_id={w.closed_collection.pk}"],
        "/admin/images/chooser/results/": [*asks, f"?collection_id={w.closed_collection.pk}"],
        "/admin/images/chooser/chosen-multiple/": [f"?id={w.closed_picture.pk}"],
        "/admin/documents/": asks,
        "/admin/images/": asks,
        "/admin/tag-autocomplete/": ["?term=zqx"],
        "/admin/members/": ["?q=zqx", "?state=waiting", "?q=keeper"],
        "/admin/workbench/": [
            f"?q={BAIT}",
            "?export=csv",
            f"?board={w.closed_idea_board.pk}",
            f"?board=ideas:{w.closed_idea_board.pk}",
            f"?organisation={w.organisation.pk}",
            "?group=organisation",
        ],
        "/admin/reports/mining/": [f"?board=ideas:{w.closed_idea_board.pk}", "?segment=large"],
        "/admin/reports/promises/": ["?state=late", "?state=due", "?state=kept-late"],
        "/admin/reports/drafts/": ["?p=1"],
        "/admin/reports/failed-jobs/": ["?state=failed"],
        "/admin/bulk/wagtailcore/page/move/": [f"?id={w.closed_board.pk}&next=/admin/"],
        "/admin/tags/": ["?q=zqx"],
        "/admin/flags/": ["?show=held", "?show=spam", "?show=new"],
        "/admin/options/ideas/": [f"?typed={BAIT}", f"?typed={w.closed_idea.pk}"],
        "/admin/options/members/": ["?typed=ke", "?typed=wai"],
        "/admin/options/tags/": ["?typed=zqx"],
        "/admin/organisation-memberships/": ["?q=zqx"],
        "/admin/redirects/": ["?q=zqx"],
        "/admin/users/": ["?q=keeper"],
        "/django-admin/autocomplete/": ["?app_label=usersessions&model_name=usersession&field_name=user&term=ke"],
    }
