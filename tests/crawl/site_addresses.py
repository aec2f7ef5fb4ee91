"""What to put into the addresses of the site, and what to ask of its lists."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from forums.models import Topic
from ideas.proxy_links import address_of
from portal.common.pages import site_path
from tests.crawl.cast import BAIT, World

# Patterns that are regular expressions: `closed_paths` and the rules of other addresses reach them.
PATTERNS: dict[str, str] = {
    "admin/pages/^(?P<pk>\\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\\d+)\\.\\.\\.(?P<revision_id_b>live|latest|\\d+)/$": (
        "admin_addresses.paths()"
    ),
    "^((?:[\\w\\-]+/)*)$": "every page and board at its own address: closed_paths()",
    "^uploads/(?P<key>[0-9a-f]{32})/(?P<name>[^/]{1,200})$": "uploads: closed_paths()",
    "documents/^(\\d+)/(.*)$": "Wagtail's own, behind ours: never reached",
    "^(?P<former>challenges/(?:[0-9]+/(?:enter|jury|jurors|team|winners)/)?)$": "former addresses: open_paths()",
    "^(?P<former>feeds/challenge(?:s|/[0-9]+)\\.atom)$": "former addresses: open_paths()",
    "^media/(?P<name>.+)(?<!/)$": "pictures and their renditions: closed_paths()",
    "^admin/password_reset/.*$": "leads to our own page",
    "admin/^users/.*$": "leads to our own lists of members: admin/users/ and below are crawled",
    "admin/^.*/$": "whatever is not there: 404",
    "django-admin/(?P<url>.*)$": "whatever is not there: 404",
    "accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "needs a key that was mailed",
    "accounts/oidc/^(?P<provider_id>[^/]+)/login/": "needs a provider of sign-ins; tests/members/test_providers.py has one",
    "accounts/oidc/^(?P<provider_id>[^/]+)/login/callback/": "needs a provider of sign-ins",
}


def some(opens: Any = (), closed: Any = (), removed: Any = ()) -> list[tuple[str, tuple[Any, ...]]]:
    """Examples: what everybody may read; what a closed place holds; what was hidden or deleted, for moderators only."""
    return [
        (state, value if isinstance(value, tuple) else (value,))
        for state, values in (("", opens), ("closed", closed), ("removed", removed))
        for value in values
    ]


def rules(world: World) -> list[Any]:
    """(start of the route, names of its parameters, examples, one that does not exist); the first that fits holds."""
    no = 999_999
    w = world
    topics = (
        [w.topic, w.duplicate],
        [w.closed_topic, w.gone_topic, w.merged_topic, w.moved_topic],
        [w.hidden_topic, w.deleted_topic],
    )
    posts = (
        [w.answer],
        [w.closed_first, w.closed_answer, w.closed_comment, w.gone_post, w.moved_post],
        [w.hidden_post, w.under_hidden, w.under_hidden_post, w.deleted_post],
    )
    ideas = [w.idea], [w.closed_idea, w.merged_idea], [w.hidden_idea, w.deleted_idea]
    remarks = [w.idea_comment], [w.closed_idea_comment], [w.hidden_idea_comment, w.deleted_idea_comment]
    boards = [w.board], [w.closed_board, w.gone_board], []
    reviews = [w.review], [w.closed_review], [w.hidden_review, w.held_review]

    def pks(things: Any) -> Any:
        return some(*([thing.pk for thing in part] for part in things))

    def slugs(things: Any, *more: Any) -> Any:
        return some(*([(thing.pk, thing.slug, *more) for thing in part] for part in things))

    things = {
        "forums.topic": topics,
        "forums.post": posts,
        "ideas.idea": ideas,
        "ideas.comment": remarks,
        "polls.statement": ([w.statement], [w.closed_statement], [w.hidden_statement]),
        "polls.inline": ([w.inline_poll], [w.closed_inline_poll], [w.hidden_inline_poll]),
        "articles.article": ([w.article], [w.closed_article, w.draft_article], []),
        "ratings.review": reviews,
    }
    keys = some(*([f"{kind}:{thing.pk}" for kind, parts in things.items() for thing in parts[number]] for number in range(3)))
    follow = some(
        [("topic", w.topic.pk), ("board", w.board.pk), ("idea", w.idea.pk), ("member", w.keeper.pk)],
        [
            ("topic", w.closed_topic.pk),
            ("board", w.closed_board.pk),
            ("board", w.gone_board.pk),
            ("idea", w.closed_idea.pk),
            ("idea_board", w.closed_idea_board.pk),
            ("contest", w.closed_contest.pk),
            ("poll", w.closed_poll.pk),
            ("conversation", w.closed_talk.pk),
            ("tag", w.closed_topic.tags.get(slug__startswith="zqxtagprivate").pk),
        ],
        [("topic", w.hidden_topic.pk), ("idea", w.hidden_idea.pk)],
    )
    tags = some(
        ["pressure"],
        [tag.slug for tag in w.closed_topic.tags.filter(slug__startswith="zqxtagprivate")] + [w.closed_idea.tags.get().slug],
    )
    people = some(["author", "keeper", "culprit", "relic"], [], ["waiting"])
    pk = ("pk",)
    return [
        ("t/<int:pk>/<str:slug>/<int:position>/", ("pk", "slug", "position"), slugs(topics, 1), (no, "x", 1)),
        ("t/<int:pk>/<str:slug>/", ("pk", "slug"), slugs(topics), (no, "x")),
        ("t/|feeds/topic/", pk, pks(topics), (no,)),
        ("p/", pk, pks(posts), (no,)),
        ("decisions/", pk, pks(([w.decision], [w.closed_decision])), (no,)),
        ("notes/", pk, pks(([w.staff_note], [w.closed_note])), (no,)),
        ("topics/bulk/", pk, pks(([], [w.closed_bulk])), (no,)),
        ("topics/read/", ("board",), pks(boards), (no,)),
        ("queue/", ("name",), some(["unanswered-24h", "needs-info"]), ("x",)),
        ("feeds/board/", pk, pks(boards), (no,)),
        ("(feeds/)?tags?/", ("slug",), tags, ("no-such-tag",)),
        ("ask/solved/", pk, pks(([], [w.deflection])), (no,)),
        ("bookmarks/back/", ("token",), some([], [f"{w.closed_answer.pk}:x"]), ("x",)),
        ("ideas/comments/", pk, pks(remarks), (no,)),
        ("ideas/behalf/", pk, some([], [w.contact_vote.pk]), (no,)),
        ("your-vote/", ("token",), some([address_of(w.contact_vote.link).rstrip("/").rpartition("/")[2]]), ("x:y",)),
        ("ideas/<int:pk>/<str:slug>/", ("pk", "slug"), slugs(ideas), (no, "x")),
        ("ideas/|feeds/idea/", pk, pks(ideas), (no,)),
        ("feeds/idea-board/|compare/", pk, pks(([w.idea_board], [w.closed_idea_board])), (no,)),
        ("roadmap/", ("key",), some(["committed", "considering", "now"]), ("x",)),
        ("polls/", pk, pks(([w.poll, w.talk], [w.closed_poll, w.closed_talk])), (no,)),
        ("poll/", pk, pks(([w.inline_poll], [w.closed_inline_poll], [w.hidden_inline_poll])), (no,)),
        ("statements/", pk, pks(([w.statement], [w.closed_statement], [w.hidden_statement])), (no,)),
        ("contests/|feeds/contest/", pk, pks(([w.contest, w.half_closed_contest], [w.closed_contest])), (no,)),
        ("entries/", pk, pks(([w.entry], [w.closed_entry, w.half_closed_entry])), (no,)),
        ("follow/", ("kind", "pk"), follow, ("topic", no)),
        ("stop/|mute/", ("token",), some(["x"]), ("y",)),
        ("flag/|hidden/", ("key",), keys, (f"forums.topic:{no}",)),
        ("emails/", ("key",), some(["x"]), ("y",)),
        ("members/", ("username",), people, ("nobody-here",)),
        ("account/export/", ("key",), some([], [w.export.key]), ("x" * 43,)),
        ("account/enter/", ("token",), some(["x" * 20]), ("y" * 20,)),
        ("account/join/", ("token",), some([], [w.invitation.token]), None),
        (
            "sign-in-to/",
            ("name", "pk"),
            some(
                [
                    ("vote", w.idea.pk),
                    ("reply", w.topic.pk),
                    ("helpful", w.answer.pk),
                    ("answer", w.poll.pk),
                    ("review", w.product_page.pk),
                ],
                [
                    ("vote", w.closed_idea.pk),
                    ("helpful-comment", w.closed_idea_comment.pk),
                    ("reply", w.closed_topic.pk),
                    ("helpful", w.closed_answer.pk),
                    ("answer", w.closed_poll.pk),
                    ("review", w.closed_product.pk),
                    ("helpful-review", w.closed_review.pk),
                ],
                [("vote", w.hidden_idea.pk), ("bookmark", w.hidden_post.pk)],
            ),
            ("vote", no),
        ),
        ("sign-in/", ("token",), some(["x"]), ("y",)),
        ("sitemap-", ("section",), some(["topics-0", "pages", "ideas", "articles", "boards", "reviews"]), ("x",)),
        ("helped/", pk, pks(([w.article], [w.closed_article, w.draft_article, w.gone_article])), (no,)),
        ("my-data/receipts/", ("number",), some([], [w.receipt.number]), ("r-99999999",)),
        ("customer-accounts/", pk, some([], [w.crm["accounts"].pk]), (no,)),
        ("customer-card/", pk, some([], [w.voter.pk]), (no,)),
        ("my-cases/of-topic/", pk, pks(topics), (no,)),
        ("my-cases/", pk, pks(([], [w.support_case])), (no,)),
        ("hooks/crm/", ("path",), some([], [w.connection.webhook_path]), ("0" * 32,)),
        (
            "product-reviews/<int:pk>/<str:slug>/",
            ("pk", "slug"),
            slugs(([w.product_page], [w.closed_product], [])),
            (no, "x"),
        ),
        ("product-reviews/|feeds/product-reviews/", pk, pks(([w.product_page], [w.closed_product], [])), (no,)),
        ("reviews/", pk, pks(reviews), (no,)),
        ("own/", pk, pks(([w.product_page], [w.closed_product])), (no,)),
        ("accounts/2fa/", pk, some([no]), (no,)),
        (
            "documents/<int:pk>/<path:name>",
            ("pk", "name"),
            some(
                [(file.pk, file.filename) for file in (w.document, w.members_document)],
                [(w.closed_document.pk, w.closed_document.filename)],
            ),
            (no, "x.txt"),
        ),
        ("documents/authenticate_with_password/", ("restriction_id",), some([no]), (no,)),
        (
            "_util/authenticate_with_password/",
            ("page_view_restriction_id", "page_id"),
            some([], [(w.closed_restriction.pk, w.closed_board.pk)]),
            (no, no),
        ),
    ]


def closed_paths(world: World) -> list[tuple[str, str]]:
    """Addresses that are reached by a pattern over everything, each with one of nothing: pages, boards, documents, uploads."""
    pages = [
        world.closed_board,
        world.gone_board,
        world.closed_idea_board,
        world.closed_poll,
        world.closed_talk,
        world.closed_contest,
        world.closed_article,
        world.draft_article,
        world.gone_article,
        world.closed_product,
        world.closed_landing,
        world.draft_change,
    ]
    pictures = [world.closed_picture.file.url, world.closed_picture.get_rendition("width-20").url]
    no_upload = f"/uploads/{'0' * 32}/x.txt"
    return [
        *((site_path(page), site_path(page.get_parent()) + "no-such-page/") for page in pages),
        *((file, "/media/images/no-such.png") for file in pictures),
        (world.closed_upload.url, no_upload),
        (world.lone_upload.url, no_upload),
    ]


def open_paths(world: World) -> list[str]:
    """The same for what everybody may read."""
    pages = [
        world.board_index,
        world.board,
        world.idea_index,
        world.idea_board,
        world.poll,
        world.talk,
        world.contest,
        world.half_closed_contest,
        world.article,
        world.article.get_parent(),
        world.product_page,
        world.product_page.get_parent(),
        world.landing,
        world.changes,
        world.change,
    ]
    pk = world.closed_contest.pk
    former = [
        "/challenges/",
        f"/challenges/{pk}/enter/",
        f"/challenges/{pk}/team/",
        "/feeds/challenges.atom",
        f"/feeds/challenge/{pk}.atom",
    ]
    return ["/", site_path(world.members_board), *map(site_path, pages), *former]


def queries(world: World) -> dict[str, list[str]]:
    """What lists are asked for: words that stand in every marked text, and numbers of closed places."""
    w = world
    tag = w.closed_topic.tags.get(slug__startswith="zqxtagprivate").slug
    idea_tag = w.closed_idea.tags.get().slug
    title = quote(Topic.objects.get(pk=w.closed_topic.pk).title)
    lists = ["?tag=pressure", f"?tag={tag}", "?sort=newest", "?sort=same"]
    return {
        "/search/": [f"?q={BAIT}", f"?q={BAIT}&kind=topics", "?q=zqx", "?q=price*", f"?q=tag:{tag}", "?q=author:keeper"],
        "/search/similar/": [f"?title={BAIT}", f"?title={BAIT}&only=ideas.idea", f"?title={title}"],
        "/search/suggest/": ["?q=xylo", f"?q={BAIT}", "?q=zqx", f"?q={BAIT}&format=opensearch"],
        "/topics/options/": [f"?into={BAIT}", f"?into={w.closed_topic.pk}", f"?duplicate_of={title}"],
        "/writing/mentions/": ["?q=ke", "?q=wai", "?q=zqx"],
        "/writing/tags/": ["?q=zqx", "?q=pre"],
        "/members/": ["?q=keeper", "?q=zqx", "?q=waiting"],
        "/topics/": [*lists, "?mine=1"],
        "/topics/solved/": lists,
        "/topics/featured/": lists,
        "/ask/": [f"?board={w.closed_board.pk}", f"?board={w.gone_board.pk}", f"?board={w.board.pk}"],
        "/ask/read/": [f"?title={BAIT}"],
        "/propose/": [f"?board={w.closed_idea_board.pk}", f"?board={w.idea_board.pk}", f"?product={w.closed_product.pk}"],
        "/ideas/": [f"?tag={idea_tag}", "?sort=newest", "?sort=top", f"?product={w.closed_product.pk}", "?mine=proposed"],
        "/roadmap/": [
            f"?board={w.closed_idea_board.pk}",
            "?by=quarter",
            f"?by=quarter&board={w.closed_idea_board.pk}",
            "?voted=1",
        ],
        "/roadmap/promises/": [f"?board={w.closed_idea_board.pk}"],
        f"/product-reviews/{w.product_page.pk}/{w.product_page.slug}/": [
            f"?words={BAIT}",
            f"?version={BAIT}",
            "?stars=1&sort=new",
            "?verified=1&photos=1&sort=low",
        ],
        "/compare-products/": [f"?p={w.product_page.pk}&p={w.closed_product.pk}", f"?p={w.closed_product.pk}"],
        "/inbox/": ["?show=unread"],
        "/bookmarks/": ["?show=reminders"],
        "/topics/assigned/": ["?sort=newest"],
    }
