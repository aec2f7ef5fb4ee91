"""Who of the demo shares what with the customer records, on the first start."""

from datetime import timedelta

from django.test import TestCase

from ideas.models import Vote
from portal.crm.consents import LINK, categories_of
from portal.crm.models import (
    AuditEntry,
    Connection,
    ContactReading,
    Correction,
    DeadLetter,
    Link,
    Outbox,
    Receipt,
    ReconciliationReport,
    SentEvent,
    SharingQuestion,
    SyncLogEntry,
    TimelineEntry,
)  # fmt: skip
from portal.members.models import Consent, Member
from portal.operations.demo import loader
from portal.operations.demo.reset import reset
from tests.demo.conftest import NOW, some_texts


class TestOfTheLinks(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        loader.load(now=NOW, texts=some_texts())

    def test_every_page_of_the_link_has_something_to_show_and_nothing_left_without_consent(self):
        states = dict(Link.objects.active().values_list("member__username", "state"))
        assert {"leila", "siobhan"} == {name for name, state in states.items() if state == Link.State.AMBIGUOUS}
        assert sum(state == Link.State.LINKED for state in states.values()) >= 14
        for event in SentEvent.objects.filter(deleted_at=None).select_related("member"):
            given = Consent.objects.get(member=event.member, purpose=f"share_{event.category}", withdrawn_at=None)
            assert given.given_at <= event.sent_at <= NOW + timedelta(minutes=1)
            assert TimelineEntry.objects.get(pk=event.record_id).at >= given.given_at
        assert SentEvent.objects.exists()
        priya = Link.objects.active().get(member__username="priya")
        assert {"products", "solutions", "ideas", "trust_level"} <= priya.shadow.keys()
        assert priya.matched_at < NOW - timedelta(days=800)
        assert Correction.objects.get(answered_at=None).member.username == "priya"
        assert ContactReading.objects.filter(contact=priya.record_id).count() == 2
        letter = DeadLetter.objects.get(resolution="")
        assert (letter.member.username, letter.code, letter.fields) == ("gareth", "NOT_WRITABLE", ["language"])
        assert Outbox.objects.filter(member__username="leila").exists(), "what waits for the decision"
        assert not Outbox.objects.exclude(member__username__in=["leila", "siobhan"]).exists()
        hamish = Member.objects.get(username="hamish")
        assert hamish.pk not in categories_of([hamish.pk]) and hamish.pk
        assert not SentEvent.objects.filter(member=hamish, deleted_at=None).exists()
        assert Receipt.objects.exclude(done_at=None).count() == 2
        assert SharingQuestion.objects.filter(answer="not_now").count() == 4
        report, before = ReconciliationReport.objects.order_by("-at")
        assert report.figures["agreed"] == Consent.objects.filter(purpose=LINK, withdrawn_at=None).count()
        assert before.at < report.at <= NOW
        vote = Vote.objects.get(contact__isnull=False)
        assert (str(vote.contact), vote.on_behalf_by.username) == ("Tilda Åberg", "marit") and vote.link.key
        assert Connection.objects.get().checks and SyncLogEntry.objects.exists()

    def test_a_reset_takes_the_links_away(self):
        reset()
        for model in (
            Link,
            Outbox,
            DeadLetter,
            SentEvent,
            Receipt,
            AuditEntry,
            SyncLogEntry,
            ReconciliationReport,
            TimelineEntry,
        ):
            assert list(model._default_manager.values()) == [], model
