"""Pages, documents and pictures that few may read: restricted, drafts, withdrawn, and in closed collections."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Picture
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Site

from ideas.roadmap.models import ChangelogIdea, ChangelogIndexPage, ChangelogPage
from portal.articles.models import ArticleIndexPage, ArticlePage
from portal.pages.models import LandingPage
from portal.products.models import ProductIndexPage, ProductPage
from tests.crawl.cast import BAIT, World
from tests.crawl.forum_things import INSIDE
from tests.crawl.marks import EDITORS


def make_pages(world: World) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    mark = world.marks.new
    index = ArticleIndexPage.objects.get()

    def article(title: str, text: str, slug: str, *, is_live: bool = True) -> ArticlePage:
        page = ArticlePage(title=title, slug=slug, body=[("text", f"<p>{text}</p>")], live=is_live)
        index.add_child(instance=page)
        revision = page.save_revision(user=world.editor)
        if is_live:
            revision.publish(user=world.editor)
        return ArticlePage.objects.get(pk=page.pk)

    def secret(name: str, may: Any = INSIDE) -> str:
        return f"{BAIT} {mark(name, may, admin=EDITORS)}"

    world.add(
        article=article("Descaling", "Vinegar is no descaler.", "descaling"),
        closed_article=article(
            secret("articletitle"), secret("articletext"), f"note-{mark('articleslug', INSIDE, admin=EDITORS)}"
        ),
        draft_article=article(secret("drafttitleofarticle", ()), secret("drafttext", ()), "drafted", is_live=False),
        gone_article=article(secret("withdrawnarticle", ()), secret("withdrawntext", ()), "withdrawn"),
    )
    world.close_to_insiders(world.closed_article)
    world.gone_article.unpublish(user=world.editor)
    pending = world.article
    pending.title = secret("pendingtitle", ())
    world.add(pending_revision=pending.save_revision(user=world.editor))
    world.article.refresh_from_db()
    products = ProductIndexPage.objects.first() or home.add_child(instance=ProductIndexPage(title="Products", slug="products"))
    world.add(
        product_page=products.add_child(instance=ProductPage(title="Alto 2", slug="alto-2")),
        closed_product=products.add_child(
            instance=ProductPage(
                title=secret("producttitle"),
                tagline=secret("producttagline"),
                family=mark("productfamily", INSIDE, admin=EDITORS),
                slug="alto-x",
            )
        ),
        landing=home.add_child(instance=LandingPage(title="Start here", slug="start")),
        closed_landing=home.add_child(
            instance=LandingPage(title=secret("landingtitle"), intro=secret("landingintro"), slug="closed-start")
        ),
    )
    world.close_to_insiders(world.closed_product)
    world.close_to_insiders(world.closed_landing)
    changes = ChangelogIndexPage.objects.first() or home.add_child(instance=ChangelogIndexPage(title="Changes", slug="changes"))
    draft = ChangelogPage(title=secret("changetitle", ()), summary=secret("changesummary", ()), slug="soon", live=False)
    draft.ideas = [ChangelogIdea(idea=world.idea, sort_order=0)]
    changes.add_child(instance=draft)
    draft.save_revision(user=world.editor)
    told = ChangelogPage(title="Firmware 3.4", summary="A light at 180 ml.", slug="firmware", live=False)
    told.ideas = [ChangelogIdea(idea=world.closed_idea, sort_order=0)]
    changes.add_child(instance=told)
    told.save_revision(user=world.administrator).publish(user=world.administrator)
    redirect = Redirect.objects.create(
        old_path=Redirect.normalise_path(f"/old-{mark('redirect', (), admin={'editor'})}/"), redirect_page=world.closed_article
    )
    world.add(changes=changes, draft_change=draft, change=told, redirect=redirect)


def make_files(world: World) -> None:
    """A document and a picture for everybody, and each for members of the group only."""
    mark = world.marks.new
    closed = world.add(
        closed_collection=Collection.get_first_root_node().add_child(name=mark("collection", (), admin={*EDITORS, "support"}))
    )
    restriction = CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.GROUPS)
    restriction.groups.add(world.insiders)
    members = world.add(members_collection=Collection.get_first_root_node().add_child(name="Signed in"))
    CollectionViewRestriction.objects.create(collection=members, restriction_type=CollectionViewRestriction.LOGIN)
    who = {"insider"}
    signed_in = {"newcomer", "stranger", "author", "insider", "moderator", "support", "product", "editor"}

    def document(title: str, name: str, text: str, collection: Any) -> Any:
        file = ContentFile(text.encode(), name=f"{name}.txt")
        return get_document_model().objects.create(title=title, file=file, collection=collection, uploaded_by_user=world.keeper)

    def picture(title: str, name: str, collection: Any) -> Any:
        held = io.BytesIO()
        Picture.new("RGB", (40, 30), "white").save(held, "PNG")
        file = ImageFile(io.BytesIO(held.getvalue()), name=f"{name}.png")
        return get_image_model().objects.create(title=title, file=file, collection=collection, uploaded_by_user=world.keeper)

    root = Collection.get_first_root_node()
    world.add(
        document=document("Handbook", "handbook", "For everybody.", root),
        closed_document=document(
            f"{BAIT} {mark('documenttitle', who, admin=EDITORS)}",
            mark("documentname", who, admin=EDITORS),
            mark("documenttext", who, admin=EDITORS),
            closed,
        ),
        members_document=document("Price list", mark("membersfile", signed_in), mark("memberstext", signed_in), members),
        picture=picture("Front", "front", root),
        closed_picture=picture(
            f"{BAIT} {mark('picturetitle', who, admin=EDITORS)}", mark("picturename", who, admin=EDITORS), closed
        ),
    )
    world.closed_picture.get_rendition("width-20")
