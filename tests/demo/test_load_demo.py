from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.management import call_command
from django.test import TestCase

from forums.actions.counting import FIELDS, figures_of
from forums.models import Deflection, HelpfulVote, Post, ProblemVote, Topic, TopicRead
from ideas.internal_records.models import IdeaNote, IdeaScore, ScoreFormula, TrackerLink
from ideas.models import Idea
from ideas.quarters import end_of_quarter, quarter_at
from ideas.workbench.models import SavedView
from portal.activity.models import Activity, PendingReaction, PrivateRelease, Promise
from portal.articles.models import ArticlePage
from portal.conversions.models import TopicCase
from portal.crm.models import Case
from portal.members.models import Member, Organisation
from portal.moderation.models import Flag
from portal.notifications.models import Notification, OutgoingEmail
from portal.operations.command import WrongUse
from portal.operations.demo import loader
from portal.operations.demo.reset import reset
from portal.operations.models import DemoThing
from portal.polls.models import ConversationPage, InlinePoll, PollPage
from tests.demo.conftest import NOW, some_texts
from tests.forums.test_totals import assert_totals_are_right

PRESSURE = "Alto 2 falls to 6 bar halfway through the shot since I descaled it"


class TestOfWhatIsLoaded(TestCase):
    """The demo is loaded once for all of them: each sees it whole, and what it changes is undone."""

    @classmethod
    def setUpTestData(cls) -> None:
        loader.load(now=NOW, texts=some_texts())

    @pytest.fixture(autouse=True)
    def _cast(self, request):
        self.request = request

    @property
    def asker(self):
        return self.request.getfixturevalue("asker")

    @property
    def board(self):
        return self.request.getfixturevalue("board")

    def test_it_goes_through_the_real_actions_as_of_days_gone_by(self):
        topic = Topic.objects.get(title=PRESSURE)
        assert topic.posted_at.date() == (NOW - timedelta(days=5)).date()
        assert topic.solution.author.username == "tomasz"
        assert topic.solved_at < NOW
        assert topic.reply_count == 7
        assert topic.solution.helpful_count == topic.solution.helpful_votes.count() == 24
        assert Post.objects.filter(topic=topic, is_official=True).get().author.username == "marit"
        accepted = Activity.objects.get(type="forums.solution.accepted", target_id=topic.pk)
        assert accepted.happened_at == topic.solved_at
        assert Topic.objects.get(title="Pressure drops after descale").duplicate_of == topic

    def test_votes_are_written_with_their_totals_and_their_lines_in_the_log(self):
        assert_totals_are_right()
        found = figures_of(Member.objects.values_list("pk", flat=True))
        for member in Member.objects.all():
            assert {field: getattr(member, field) for field in FIELDS} == {field: found[member.pk][field] for field in FIELDS}
        for topic in Topic.objects.all():
            assert topic.same_count == topic.problem_votes.count()
            assert topic.deflected_count == Deflection.objects.filter(kind="forums.topic", object_id=topic.pk).count()
        rows = {HelpfulVote: "post.found_helpful", ProblemVote: "topic.problem_shared", Deflection: "deflection.confirmed"}
        for model, name in rows.items():
            assert model.objects.count() == Activity.objects.filter(type=f"forums.{name}").count() > 0
        vote = HelpfulVote.objects.latest("created_at")
        assert Activity.objects.filter(actor=vote.member, object_id=vote.post_id, happened_at=vote.created_at).exists()

    def test_an_idea_was_merged_into_another_and_a_part_split_off(self):
        timer = Idea.objects.get(title__startswith="A shot timer that starts with the pump")
        assert (timer.merged_count, timer.split_count) == (1, 1)

    def test_the_product_team_keeps_notes_scores_and_links_about_ideas(self):
        timer = Idea.objects.get(title__startswith="A shot timer that starts with the pump")
        assert SavedView.objects.get().name == "Offices ask for" and SavedView.objects.get().is_shared
        assert timer.internal_notes.count() == 2 and timer.tracker_links.get().label == "hobbs-tarn/alto-firmware#214"
        assert {score.formula.key: score.value for score in timer.scores.all()}.keys() == {"rice", "bench"}
        assert timer.scores.get(formula__key="rice").value == 480
        loader.load(now=NOW, texts=some_texts())
        assert timer.internal_notes.count() == 2
        reset()
        assert not IdeaNote.objects.exists() and not IdeaScore.objects.exists() and not TrackerLink.objects.exists()
        assert ScoreFormula.objects.get().key == "rice" and not SavedView.objects.exists()

    def test_what_support_solved_is_published_and_taken_away_again(self):
        case = TopicCase.objects.get()
        held = Case.objects.get(pk=case.record_id)
        assert case.published == case.topic.solution and case.is_closed and held.is_closed and held.messages.count() == 3
        reset()
        assert not TopicCase.objects.exists() and not Case.objects.exists()

    def test_some_things_happened_just_now(self):
        ages = {topic.title: NOW - topic.posted_at for topic in Topic.objects.unanswered()}
        assert ages["Can I run the Alto 2 on bottled water, or will it sulk?"] == timedelta(hours=2)
        assert ages["Steam wand spits water for the first second"] == timedelta(hours=26)
        assert HelpfulVote.objects.filter(created_at__gt=NOW).count() == 0

    def test_members_have_read_what_they_spoke_in_and_not_everything_else(self):
        ines = Member.objects.get(username="ines")
        assert not Topic.objects.filter(posts__author=ines).exclude(reads__member=ines).exists()
        assert Topic.objects.visible_to(ines).exclude(reads__member=ines).exists()
        assert not TopicRead.objects.filter(member=ines).exclude(topic__in=Topic.objects.visible_to(ines)).exists()

    def test_nobody_is_told_about_the_past(self):
        assert PendingReaction.objects.count() == 0
        assert mail.outbox == []

    def test_the_inboxes_hold_what_was_heard_of_lately_and_send_no_email(self):
        heard = Notification.objects.filter(member__username="ines", kind="reply")
        assert heard.filter(subject_id__in=Post.objects.filter(topic__title=PRESSURE).values("pk")).exists()
        assert not heard.filter(created_at__gt=NOW).exists()
        assert Notification.objects.filter(read_at=None).exists()
        assert Notification.objects.exclude(read_at=None).exists()
        assert not OutgoingEmail.objects.exists()

    def test_what_is_owed_has_a_name_and_a_day(self):
        needle = Promise.objects.get(what="A needle in the Keep parcel", to__username="ines")
        assert needle.owner.username == "dov"
        assert needle.due_at == end_of_quarter(quarter_at(NOW.date(), 1)), "as ideas are planned"
        idea = Idea.objects.get(title__startswith="Warn me about low water")
        delivery = Promise.objects.about(idea).open().get()
        assert (delivery.owner, delivery.due_at) == (needle.owner, end_of_quarter(idea.target_quarter))
        late = Promise.objects.get(due_at=NOW - timedelta(hours=2))
        assert late.owner.username == "marit"
        assert not Promise.objects.open().filter(owner=None).exists()

    def test_there_are_polls_that_live_one_with_a_confidential_result_and_one_that_waits_for_its_own(self):
        spares, cleaning, repair = PollPage.objects.order_by("pk")
        assert (spares.disclosure, cleaning.disclosure, repair.disclosure) == ("open", "confidential", "confidential")
        assert spares.tally.ballot_count > 15 and ConversationPage.objects.get().map.groups
        hardness = InlinePoll.objects.get()
        assert hardness.is_open(NOW) and hardness.ballot_count == sum(row.vote_count for row in hardness.choices.all()) > 8
        assert max(PrivateRelease.objects.get(source=cleaning.source).figures.values()) >= 15
        assert not PrivateRelease.objects.filter(source=repair.source).exists()
        assert PrivateRelease.objects.filter(source="ideas.segments").exists(), "quarters that were over are released"

    def test_the_customers_are_those_of_the_members_with_three_years_of_orders(self):
        from portal.crm.models import Account, Case, Contact, Message, Opportunity, Order, Refund, Subscription, Touch

        assert set(Organisation.objects.values_list("name", flat=True)) <= set(Account.objects.values_list("name", flat=True))
        ranked = Member.objects.exclude(organisation=None).filter(is_staff=False)
        assert ranked
        for member in ranked:
            found = Contact.objects.with_email(member.email).exclude(account=None)  # one stands there twice
            assert found.get().account.name == member.organisation.name
        days = [(NOW - at).days for at in Order.objects.values_list("ordered_at", flat=True)]
        assert len(days) > 150 and min(days) >= 0 and 700 < max(days) <= 3 * 365
        for model in (Refund, Subscription, Opportunity, Message, Touch):
            assert model.objects.count() > 5, model
        for order in Order.objects.prefetch_related("lines"):
            assert order.amount_minor == sum(line.amount_minor for line in order.lines.all()) > 0
        assert Case.objects.unassigned().exists() and Case.objects.overdue(NOW).exists()
        assert not Refund.objects.filter(refunded_at__gt=NOW).exists()

    def test_the_back_room_is_closed(self):
        topic = Topic.objects.get(title="What this room is for")
        assert topic.is_pinned
        assert topic not in Topic.objects.visible_to(AnonymousUser())
        assert topic not in Topic.objects.visible_to(Member.objects.get(username="priya"))
        assert topic in Topic.objects.visible_to(Member.objects.get(username="tomasz"))

    def test_members_have_faces_roles_and_companies(self):
        assert not Member.objects.filter(avatar_path="").exists()
        assert Member.objects.get(username="lena").is_moderator
        assert Member.objects.get(username="marit").is_support
        assert Member.objects.get(username="ilse").is_superuser
        assert Member.objects.get(username="priya").organisation.segment_id == "mid"
        assert not Member.objects.get(username="priya").is_staff

    def test_a_second_run_changes_nothing(self):
        before = (Topic.objects.count(), Post.objects.count(), Activity.objects.count(), ArticlePage.objects.count())
        report = loader.load(now=NOW + timedelta(days=3), texts=some_texts())
        assert report.made == 0
        assert (Topic.objects.count(), Post.objects.count(), Activity.objects.count(), ArticlePage.objects.count()) == before

    def test_what_somebody_edited_or_deleted_stays_so(self):
        Topic.objects.filter(title=PRESSURE).update(title="Retitled")
        loader.load(now=NOW, texts=some_texts())
        assert not Topic.objects.filter(title=PRESSURE).exists()

    @pytest.mark.slow
    def test_the_same_seed_gives_the_same_community(self):
        votes = set(HelpfulVote.objects.values_list("member__username", "created_at", "post__position"))
        reset()
        loader.load(now=NOW, texts=some_texts())
        assert set(HelpfulVote.objects.values_list("member__username", "created_at", "post__position")) == votes

    def test_a_reset_takes_away_the_demo_and_nothing_else(self):
        from forums.actions import post_topic
        from portal.crm.models import Account, Contact

        own = post_topic(board_id=self.board.pk, by=self.asker, kind="question", title="My own question", body="<p>Mine.</p>")
        priya = Member.objects.get(username="priya")
        post_topic(board_id=self.board.pk, by=priya, kind="question", title="Tried as a customer", body="<p>A click.</p>")
        reset()
        assert list(Topic.objects.all()) == [own]
        assert list(Member.objects.all()) == [self.asker]
        assert not ArticlePage.objects.exists()
        assert not Organisation.objects.exists()
        assert not Contact.objects.exists()
        assert not Account.objects.exists()
        assert not DemoThing.objects.exists()
        assert Activity.objects.about(own).exists()

    @pytest.mark.slow
    def test_a_board_on_which_somebody_else_talks_survives_a_reset(self):
        from forums.actions import post_topic
        from forums.models import BoardPage

        water = BoardPage.objects.get(slug="water")
        post_topic(board_id=water.pk, by=self.asker, kind="question", title="My own question", body="<p>Mine.</p>")
        reset()
        loader.load(now=NOW, texts=some_texts())
        assert BoardPage.objects.filter(slug__startswith="water").count() == 1
        assert Topic.objects.filter(title="My own question", board=water).exists()

    def test_a_reset_of_a_site_with_members_of_its_own_must_be_meant(self):
        assert self.asker.pk
        with pytest.raises(WrongUse):
            call_command("load_demo", "--reset", stderr=StringIO())
        assert Topic.objects.filter(title=PRESSURE).exists()


def test_a_site_of_somebodys_own_is_left_alone(asker):
    with pytest.raises(WrongUse, match="members of its own"):
        call_command("load_demo", stderr=StringIO())
    call_command("load_demo", "--unless-own", stderr=StringIO())
    assert not DemoThing.objects.exists()


def test_an_administrator_alone_does_not_make_it_somebodys_own(administrator):
    assert not loader.is_somebodys_own()


@pytest.mark.slow
def test_the_whole_of_it_loads(db):
    call_command("load_demo", stderr=StringIO())
    assert Topic.objects.count() >= 60
    assert Member.objects.count() >= 30
    assert PendingReaction.objects.count() == 0
    assert set(Flag.objects.values_list("reason", "outcome")) == {("wrong", ""), ("off-topic", "")}  # for the review queue
