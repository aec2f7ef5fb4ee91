"""Takes the demo community away again, and nothing that somebody else made outside its topics and boards."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import ProtectedError, Q
from wagtail.models import Page

from forums.models import BoardPage, CannedReply, Post, Topic
from ideas.actions.erasure import erase_from_ideas
from ideas.contests.actions import erase_from_contests
from ideas.contests.models import ContestPage
from ideas.internal_records.models import IdeaNote, IdeaScore, ScoreFormula, TrackerLink
from ideas.models import Idea, IdeaBoardIndexPage, IdeaBoardPage, IdeaComment, OfficialResponse
from ideas.pairwise.actions import erase_comparisons_of
from ideas.roadmap.models import ChangelogIndexPage, ChangelogPage
from ideas.workbench.models import SavedView
from portal.activity.models import Activity, Promise
from portal.articles.models import ArticleCategory, ArticlePage
from portal.common.access import access_changed
from portal.common.models import SiteIdentity
from portal.crm.models import Correction
from portal.members.models import Member, Organisation
from portal.operations.demo.cases import remove_cases
from portal.operations.demo.customers import remove_customers
from portal.operations.demo.linking import remove_links
from portal.operations.models import DemoThing
from portal.pages.models import HomePage, LandingPage
from portal.polls.actions import erase_answers_of
from portal.polls.models import ConversationPage, InlinePoll, PollPage
from portal.products.models import ProductPage
from portal.ratings.actions.counting import lock_rating, write_figures
from portal.ratings.actions.erasure import erase_from_ratings
from portal.ratings.models import CompanyAnswer, Dimension, Review, ReviewReturn, UseQuestion
from portal.writing.models import Revision


@transaction.atomic
def reset() -> None:
    """Remove what the demo made, and what its members said since. What others still need stays and is used again."""
    members = Member.objects.filter(pk__in=_numbers(Member))
    topics = Topic.objects.filter(Q(pk__in=_numbers(Topic)) | Q(author__in=members))
    topic_ids = list(topics.values_list("pk", flat=True))
    posts = Post.objects.filter(topic__in=topic_ids)
    remove_cases(topic_ids)
    _forget_what_happened(posts)
    _forget_what_happened(topics)
    Topic.objects.filter(pk__in=topic_ids).update(solution=None, solved_at=None, solved_by=None, duplicate_of=None)
    Revision.objects.filter(_about(Post, list(posts.values_list("pk", flat=True)))).delete()
    polls = InlinePoll.objects.filter(Q(pk__in=_numbers(InlinePoll)) | Q(posts__in=posts))
    _forget_what_happened(polls)
    InlinePoll.objects.filter(pk__in=list(polls.values_list("pk", flat=True))).delete()
    posts.delete()
    Topic.objects.filter(pk__in=topic_ids).delete()
    _remove_ideas(members)
    _remove_reviews(members)
    formulas = ScoreFormula.objects.filter(pk__in=_numbers(ScoreFormula), scores=None)
    _forget_what_happened(formulas)
    formulas.delete()
    views = SavedView.objects.filter(pk__in=_numbers(SavedView))
    _forget_what_happened(views)
    views.delete()
    for model in (
        ContestPage,
        ConversationPage,
        PollPage,
        ChangelogPage,
        ChangelogIndexPage,
        ArticlePage,
        LandingPage,
        BoardPage,
        IdeaBoardPage,
        IdeaBoardIndexPage,
        ProductPage,
    ):
        for page in model._default_manager.filter(pk__in=_numbers(model)):
            _remove_page(page)
    CannedReply.objects.filter(pk__in=_numbers(CannedReply)).delete()
    ArticleCategory.objects.filter(pk__in=_numbers(ArticleCategory), articles=None).delete()
    _forget_what_happened(Correction.objects.filter(member__in=members))
    remove_links(members)
    remove_customers()
    for member in members:
        _remove_member(member)
    Organisation.objects.filter(pk__in=_numbers(Organisation), members=None).delete()
    home = ContentType.objects.get_for_model(HomePage)
    identity = ContentType.objects.get_for_model(SiteIdentity)
    DemoThing.objects.filter(object_type__in=[home, identity]).delete()  # dressed anew by the next load
    for row in DemoThing.objects.select_related("object_type"):
        model = row.object_type.model_class()
        if model is None or not model._default_manager.filter(pk=row.object_id).exists():
            row.delete()
    access_changed()


def _numbers(model: type[models.Model]) -> list[int]:
    kind = ContentType.objects.get_for_model(model)
    return list(DemoThing.objects.filter(object_type=kind).values_list("object_id", flat=True))


def _about(model: type[models.Model], numbers: list[int]) -> Q:
    return Q(object_type=ContentType.objects.get_for_model(model), object_id__in=numbers)


def _forget_what_happened(things: models.QuerySet) -> None:
    numbers = list(things.values_list("pk", flat=True))
    kind = ContentType.objects.get_for_model(things.model)
    for start in range(0, len(numbers), 500):
        some = numbers[start : start + 500]
        Activity.objects.filter(_about(things.model, some) | Q(target_type=kind, target_id__in=some)).delete()
        Promise.objects.filter(_about(things.model, some)).delete()


def _remove_ideas(members: models.QuerySet) -> None:
    """Ideas of the demo and of its members, with all that hangs on them; votes of its members for those that stay."""
    ideas = Idea.objects.filter(Q(pk__in=_numbers(Idea)) | Q(author__in=members))
    numbers = list(ideas.values_list("pk", flat=True))
    # Nothing may be merged into what goes.
    Idea.objects.filter(Q(pk__in=numbers) | Q(merged_into__in=numbers)).exclude(merged_into=None).update(
        merged_into=None, merged_at=None, title_key=""
    )
    comments = IdeaComment.objects.filter(Q(idea__in=numbers) | Q(author__in=members))
    # What the demo's staff kept about ideas goes with them, and from those that stay.
    kept = Q(idea__in=numbers)
    IdeaNote.objects.filter(kept | Q(by__in=members)).delete()
    IdeaScore.objects.filter(kept | Q(scored_by__in=members)).delete()
    TrackerLink.objects.filter(kept | Q(added_by__in=members)).delete()
    for things in (comments, OfficialResponse.objects.filter(idea__in=numbers), ideas):
        _forget_what_happened(things)
        Revision.objects.filter(_about(things.model, list(things.values_list("pk", flat=True)))).delete()
    comments.delete()
    Idea.objects.filter(pk__in=numbers).update(merged_into=None, merged_at=None)
    Idea.objects.filter(pk__in=numbers).delete()
    for member in members:
        erase_from_ideas(member=member, keep_content=True)
        erase_from_contests(member=member, keep_content=True)
        erase_comparisons_of(member=member)
        erase_answers_of(member=member, keep_content=False)


def _remove_reviews(members: models.QuerySet) -> None:
    """Reviews by the demo's members, what they answered and how they voted; then what the demo asked of reviewers, where nobody else
    has said so. The figures of the products follow."""
    reviews = Review.objects.filter(author__in=members)
    products = sorted(set(reviews.values_list("product_id", flat=True)))
    answers = CompanyAnswer.objects.filter(Q(author__in=members) | Q(review__in=reviews))
    _forget_what_happened(reviews)
    Revision.objects.filter(_about(CompanyAnswer, list(answers.values_list("pk", flat=True)))).delete()
    answers.delete()
    ReviewReturn.objects.filter(by__in=members).delete()
    ratings = [lock_rating(product) for product in products]
    reviews.delete()
    for rating in ratings:
        write_figures(rating)
    for member in members:
        erase_from_ratings(member=member, keep_content=True)  # their votes for reviews that stay
    Dimension.objects.filter(pk__in=_numbers(Dimension), scores=None).delete()
    UseQuestion.objects.filter(pk__in=_numbers(UseQuestion), answers=None).delete()


def _remove_page(page: Page) -> None:
    if isinstance(page, BoardPage) and page.topics.exists():
        return  # somebody else has begun to talk there
    if isinstance(page, IdeaBoardPage) and page.ideas.exists():
        return  # somebody else has an idea there
    if isinstance(page, ProductPage) and page.reviews.exists():
        return  # somebody else has reviewed it
    if isinstance(page, IdeaBoardIndexPage | ChangelogIndexPage) and page.get_children().exists():
        return
    _forget_what_happened(type(page)._default_manager.filter(pk=page.pk))
    page.delete()


def _remove_member(member: Member) -> None:
    """Delete a member of the demo, unless something that stays speaks of them."""
    try:
        with transaction.atomic():
            kind = ContentType.objects.get_for_model(Member)
            Activity.objects.filter(
                Q(actor=member) | Q(object_type=kind, object_id=member.pk) | Q(target_type=kind, target_id=member.pk)
            ).delete()
            member.delete()
    except ProtectedError:
        return
