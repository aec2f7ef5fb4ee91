"""What editors made: the look of the site, products, boards, articles, and the pages that lead to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction, Site

from forums.models import AskField, BoardIndexPage, BoardPage, BoardTally, CannedReply
from portal.activity.record import record
from portal.articles.activities import ARTICLE_PUBLISHED
from portal.articles.models import ArticleCategory, ArticleIndexPage, ArticlePage
from portal.common.models import SiteIdentity
from portal.members.models import Member
from portal.operations.demo.kept import Kept
from portal.operations.demo.reader import DemoArticle, moment
from portal.pages.models import HomePage, LandingPage
from portal.products.activities import PRODUCT_PUBLISHED
from portal.products.models import ProductIndexPage, ProductPage
from portal.writing.actions import make_tag
from portal.writing.html import from_markdown
from portal.writing.models import Tag
from portal.writing.tags import slug_of


def home_page() -> HomePage:
    return HomePage.objects.get(pk=Site.objects.get(is_default_site=True).root_page_id)


def publish(page: Any, by: Member | None, at: datetime) -> None:
    """Make a page that is in the tree already live as of a day gone by, with a revision for the admin."""
    revision = page.save_revision(user=by, log_action=False, clean=False)
    type(page).objects.filter(pk=page.pk).update(
        live=True,
        live_revision=revision,
        has_unpublished_changes=False,
        first_published_at=at,
        last_published_at=at,
        latest_revision_created_at=at,
    )
    # Not Wagtail's own publish(), which saves the page once more; what its signal records is recorded here.
    if isinstance(page, ArticlePage):
        record(ARTICLE_PUBLISHED, actor=by, object=page, happened_at=at)
    elif isinstance(page, ProductPage):
        record(PRODUCT_PUBLISHED, actor=by, object=page, happened_at=at)


def load_identity(facts: dict[str, str], kept: Kept) -> None:
    site = Site.objects.get(is_default_site=True)
    identity = SiteIdentity.for_site(site)
    if "identity" in kept:
        return
    for name, value in facts.items():
        setattr(identity, name, value)
    identity.save()
    kept.keep("identity", identity)


def load_products(rows: list[dict[str, Any]], kept: Kept, *, by: Member, at: datetime) -> dict[str, ProductPage]:
    index = ProductIndexPage.objects.child_of(home_page()).first()
    if index is None:
        index = home_page().add_child(instance=ProductIndexPage(title="Products", slug="products", show_in_menus=True))

    def make(facts: dict[str, Any]) -> ProductPage:
        page = index.add_child(instance=ProductPage(**{**facts, "body": facts["body"].strip()}))
        publish(page, by, at)
        return page

    return {
        facts["title"]: kept.find_or_make(f"product:{facts['title']}", ProductPage, lambda facts=facts: make(facts))
        for facts in rows
    }


# What places.toml may say of a board beside its texts and place.
_RULES = {
    "allows_questions",
    "allows_discussions",
    "archive_after_days",
    "default_sort",
    "discussion_template",
    "expects_solution",
    "question_template",
    "requires_product",
    "requires_tags",
    "who_posts",
    "who_replies",
}


def load_boards(
    rows: list[dict[str, Any]], products: dict[str, ProductPage], kept: Kept, *, by: Member, at: datetime
) -> dict[str, BoardPage]:
    """Boards by slug. One with a `group` is closed to all others."""
    index = BoardIndexPage.objects.child_of(home_page()).first()
    if index is None:
        index = home_page().add_child(instance=BoardIndexPage(title="Help", slug="help", show_in_menus=True))

    def make(facts: dict[str, Any]) -> BoardPage:
        page = BoardPage(title=facts["title"], slug=_free_slug(index, facts["slug"]), intro=facts["intro"])
        for name in _RULES & facts.keys():
            setattr(page, name, facts[name].strip() if isinstance(facts[name], str) else facts[name])
        page.ask_fields = [
            AskField(sort_order=place, **field | {"product": products.get(field.get("product"))})
            for place, field in enumerate(facts.get("ask_fields", []))
        ]
        page.products = [products[name] for name in facts.get("products", [])]
        page.live = "group" not in facts  # a closed board is open to nobody before its restriction stands
        index.add_child(instance=page)
        BoardTally.objects.get_or_create(board=page)
        if "group" in facts:
            restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
            restriction.groups.set([Group.objects.get_or_create(name=facts["group"])[0]])
        publish(page, by, at)
        return page

    return {
        facts["slug"]: kept.find_or_make(f"board:{facts['slug']}", BoardPage, lambda facts=facts: make(facts)) for facts in rows
    }


def load_tags(rows: list[dict[str, Any]], *, by: Member) -> None:
    for facts in rows:
        tag = Tag.objects.get_or_create(slug=facts["name"], defaults={"name": facts["name"]})[0]
        if not tag.description:
            tag.description = facts["description"]
            tag.save(update_fields=["description"])
        for name in facts.get("synonyms", ()):
            if not Tag.objects.filter(slug=slug_of(name)).exists():
                make_tag(name=name, synonym_of=tag, by=by)


def load_prepared_answers(rows: list[dict[str, str]], kept: Kept) -> None:
    for facts in rows:

        def make(facts: dict[str, str] = facts) -> CannedReply:
            return CannedReply.objects.get_or_create(title=facts["title"], defaults={"text": facts["text"].strip()})[0]

        kept.find_or_make(f"prepared:{facts['title']}", CannedReply, make)


def load_articles(
    categories: list[dict[str, str]],
    articles: list[DemoArticle],
    products: dict[str, ProductPage],
    members: dict[str, Member],
    kept: Kept,
    *,
    now: datetime,
) -> None:
    shelves = {
        facts["slug"]: kept.find_or_make(
            f"category:{facts['slug']}",
            ArticleCategory,
            lambda facts=facts, place=place: ArticleCategory.objects.get_or_create(
                slug=facts["slug"], defaults={**facts, "sort_order": place}
            )[0],
        )
        for place, facts in enumerate(categories)
    }
    index = ArticleIndexPage.objects.child_of(home_page()).first()
    if index is None:
        index = home_page().add_child(instance=ArticleIndexPage(title="Articles", slug="articles", show_in_menus=True))
    for text in articles:
        if text.key in kept:
            continue
        page = ArticlePage(
            title=text.title,
            slug=_free_slug(index, text.key.partition(":")[2]),
            summary=text.summary,
            category=shelves[text.category],
            author=members[text.author],
            checked_by=members[text.checked_by],
            checked_at=moment(text.checked_ago, now).date(),
            body=[_block(kind, value) for kind, value in text.blocks],
        )
        page.products = [products[name] for name in text.products]
        index.add_child(instance=page)
        publish(page, members[text.author], moment(text.published_ago, now))
        kept.keep(text.key, page)


def _block(kind: str, value: Any) -> tuple[str, Any]:
    if kind == "text":
        return kind, from_markdown(value)
    title, body = value
    if kind == "note":
        return kind, {"title": title, "text": from_markdown(body)}
    return kind, {"caption": title, "rows": body}


def _free_slug(parent: Page, slug: str) -> str:
    taken = set(parent.get_children().values_list("slug", flat=True))
    return next(name for n in range(1, 1000) if (name := slug if n == 1 else f"{slug}-{n}") not in taken)


def load_front(kept: Kept, *, by: Member, at: datetime) -> None:
    """The home page's blocks, and a landing page for whoever has a new machine."""
    home = home_page()
    landing = kept.find("page:first-week", LandingPage)
    if landing is None:
        landing = LandingPage(
            title="Your first week",
            slug=_free_slug(home, "first-week"),
            headline="Your first week with the machine",
            intro="What to do on the day it arrives, what to leave alone, and whom to ask.",
            main=_first_week(),
            side=[("unanswered", {"title": "Asked just now", "limit": 4, "boards": [], "product": None})],
        )
        home.add_child(instance=landing)
        publish(landing, by, at)
        kept.keep("page:first-week", landing)
    if "page:home" in kept:
        return
    home.refresh_from_db()
    home.title = home.draft_title = "The Counter"
    home.headline = "What brings you to the counter?"
    home.search_description = "Questions, answers and articles about the Alto 2, the Pico and the Grist."
    home.main = _front_main(landing)
    home.side = [
        ("unanswered", {"title": "You could answer these", "limit": 4, "boards": [], "product": None}),
        ("articles", {"title": "Checked lately", "limit": 4, "category": None, "chosen": []}),
        ("products", {"title": "What we make", "limit": 6}),
    ]
    home.save()
    publish(home, by, at)
    kept.keep("page:home", home)


def _front_main(landing: LandingPage) -> list[tuple[str, Any]]:
    boards, articles = (
        BoardIndexPage.objects.child_of(home_page()).first(),
        ArticleIndexPage.objects.child_of(home_page()).first(),
    )
    return [
        (
            "search",
            {
                "label": "Describe it in a few words",
                "example": "pressure drops after descaling",
                "note": "Looks in {topics} topics, {articles} articles and {ideas} ideas at once; {solved} of the questions are solved.",
            },
        ),
        (
            "intents",
            {
                "intents": [
                    _way(
                        "Something is wrong",
                        "Most questions get an answer within the hour. Some involve a lentil.",
                        page=boards,
                    ),
                    _way(
                        "Something is missing",
                        "Say so. An idea with ten votes is answered by a named person, by a named day.",
                        address="/ideas/",
                    ),
                    _way(
                        "I want to do it properly",
                        "Descaling, burrs, water, milk. Written here, checked by the workshop.",
                        page=articles,
                    ),
                    _way("My machine is new", "Five things for the first week, and three to leave alone.", page=landing),
                    _way("I can help", "{unanswered} questions wait for a first answer.", address="/topics/unanswered/"),
                ]
            },
        ),
        ("followed", {"title": "What followed this week", "limit": 3}),
        ("thanks", {"title": "Thank you, this week", "limit": 6}),
        ("ideas", {"title": "Wished for, and who answers", "limit": 3, "order": "standing_score", "boards": []}),
        ("featured", {"title": "Worth a look", "limit": 3, "boards": [], "product": None}),
        ("latest", {"title": "Recent discussions", "limit": 6, "boards": [], "product": None}),
    ]


def _way(title: str, text: str, *, page: Page | None = None, address: str = "") -> dict[str, Any]:
    return {"page": page, "address": address, "title": title, "text": text}


def _first_week() -> list[tuple[str, Any]]:
    chosen = [
        ArticlePage.objects.filter(title=title).first()
        for title in (
            "Measure your water and read the water company's page",
            "Dialling in a new bag",
            "Milk that shines",
            "The steam wand, outside and inside",
            "What the error numbers mean",
        )
    ]
    return [
        ("search", {"label": "Look it up", "example": "first shot is sour", "note": ""}),
        ("articles", {"title": "In this order", "limit": 8, "category": None, "chosen": [page for page in chosen if page]}),
        (
            "text",
            {
                "title": "Leave alone, this week",
                "text": (
                    "<ul><li>The grind, once it is nearly right. Four cups with the same setting tell you more than four settings.</li>"
                    "<li>The descaler. Your boiler has been in the world for a month.</li>"
                    "<li>The red screw under the Grist, unless you are about to weigh something. Then take it out.</li></ul>"
                ),
            },
        ),
        ("solved", {"title": "Others were new too", "limit": 6, "boards": [], "product": None}),
        (
            "action",
            {
                "page": None,
                "address": "/ask/",
                "title": "Nothing fits?",
                "text": "Say what you did, what happened and what you had hoped for. Nobody here was born knowing which way the gasket goes.",
                "button": "Ask a question",
            },
        ),
    ]
