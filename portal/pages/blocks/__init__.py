"""The live blocks that editors compose pages from. Each makes one bounded query, for what the viewer may see."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.pages.blocks.editorial import ActionBlock, IntentsBlock, SearchBlock, TextBlock
from portal.pages.blocks.ideas import IdeasBlock
from portal.pages.blocks.pages import ArticlesBlock, ProductsBlock
from portal.pages.blocks.people import FollowedBlock, ThanksBlock
from portal.pages.blocks.topics import FeaturedTopicsBlock, LatestTopicsBlock, SolvedTopicsBlock, UnansweredTopicsBlock

TOPICS, TALK = _("Topics and ideas"), _("What people did")
EDITORIAL = _("Written by editors")
LIBRARY = _("Articles and products")


class MainColumn(blocks.StreamBlock):
    search = SearchBlock(group=EDITORIAL)
    intents = IntentsBlock(group=EDITORIAL)
    text = TextBlock(group=EDITORIAL)
    action = ActionBlock(group=EDITORIAL)
    latest = LatestTopicsBlock(group=TOPICS)
    featured = FeaturedTopicsBlock(group=TOPICS)
    unanswered = UnansweredTopicsBlock(group=TOPICS)
    solved = SolvedTopicsBlock(group=TOPICS)
    ideas = IdeasBlock(group=TOPICS)
    followed = FollowedBlock(group=TALK)
    thanks = ThanksBlock(group=TALK)
    articles = ArticlesBlock(group=LIBRARY)
    products = ProductsBlock(group=LIBRARY)


class SideColumn(blocks.StreamBlock):
    """The same blocks, drawn narrow."""

    latest = LatestTopicsBlock(group=TOPICS, template="pages/blocks/topics_side.html")
    featured = FeaturedTopicsBlock(group=TOPICS, template="pages/blocks/topics_side.html")
    unanswered = UnansweredTopicsBlock(group=TOPICS, template="pages/blocks/topics_side.html")
    solved = SolvedTopicsBlock(group=TOPICS, template="pages/blocks/topics_side.html")
    ideas = IdeasBlock(group=TOPICS, template="pages/blocks/ideas_side.html")
    articles = ArticlesBlock(group=LIBRARY, template="pages/blocks/articles_side.html")
    products = ProductsBlock(group=LIBRARY, template="pages/blocks/products_side.html")
    thanks = ThanksBlock(group=TALK, template="pages/blocks/thanks_side.html")
    text = TextBlock(group=EDITORIAL)
    action = ActionBlock(group=EDITORIAL)


__all__ = ["MainColumn", "SideColumn"]
