"""Closed idea boards and what is on them; ideas that are hidden, deleted or merged away; what the product team keeps."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from forums.actions import add_poll
from forums.models import Topic
from ideas import actions as act
from ideas.contests.actions import enter_idea
from ideas.contests.models import ContestPage
from ideas.duplicates.actions import Found, keep_pairs
from ideas.duplicates.models import LikelyPair
from ideas.internal_records.actions import add_link, make_formula, score_idea, write_note
from ideas.internal_records.actions.formulas import Factor
from ideas.models import IdeaBoardIndexPage, IdeaBoardPage, Meaning, Spokesperson, Status
from ideas.pairwise.actions import compare
from ideas.roadmap.actions import tell_progress
from ideas.workbench.actions import plan_change, save_view
from ideas.workbench.actions.changes import Choice
from ideas.workbench.models import PlannedChange
from portal.crm.models import Contact
from portal.members.actions import write_membership
from portal.members.models import Organisation
from portal.polls.actions import NewPoll, add_statement, answer_poll, hide_poll, hide_statement, vote
from portal.polls.models import ConversationPage, InlinePoll, PollChoice, PollPage
from tests.crawl.cast import BAIT, World
from tests.crawl.forum_things import CURATORS, INSIDE
from tests.crawl.marks import EDITORS

_TEAM = frozenset({"moderator", "support", "product"})  # can_see_staff_facts


def make_idea_boards(world: World) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    index = IdeaBoardIndexPage.objects.first() or home.add_child(instance=IdeaBoardIndexPage(title="Wishes", slug="wishes"))
    mark = world.marks.new
    world.add(idea_index=index, idea_board=index.add_child(instance=IdeaBoardPage(title="Machines wanted")))
    closed = index.add_child(
        instance=IdeaBoardPage(
            title=f"{BAIT} {mark('ideaboardtitle', INSIDE, admin=EDITORS)}",
            slug=f"lab-{mark('ideaboardslug', INSIDE, admin=EDITORS)}",
            intro=f"{BAIT} {mark('ideaboardintro', INSIDE, admin=EDITORS)}",
        )
    )
    world.add(closed_idea_board=closed)
    world.close_to_insiders(closed)


def make_ideas(world: World) -> None:
    mark, author, keeper = world.marks.new, world.author, world.keeper
    own = {"author"}
    idea = world.add(idea=_propose(world, world.idea_board, author, "Mark the zero point on the collar", ["pressure"]))
    world.add(
        idea_comment=act.comment_on_idea(idea=idea, by=world.voter, body="<p>Yes, please.</p>"),
        other_idea=_propose(world, world.idea_board, world.voter, "A lid for the tank", []),
    )
    secret = world.add(
        closed_idea=_propose(
            world,
            world.closed_idea_board,
            keeper,
            f"{BAIT} {mark('ideatitle', INSIDE)}",
            [mark("ideatag", INSIDE, admin={"moderator", "editor"})],
            f"{BAIT} {mark('ideabody', INSIDE)}",
        ),
        closed_twin=_propose(world, world.closed_idea_board, keeper, f"{BAIT} again {mark('ideatwin', INSIDE)}", []),
    )
    secret = world.closed_idea
    said = act.comment_on_idea(idea=secret, by=keeper, body=f"<p>{BAIT} {mark('ideacomment', INSIDE)} @stranger</p>")
    world.add(closed_idea_comment=said)
    act.cast_vote(idea=secret, by=keeper, is_named=True)
    insider_staff = world.warden
    insider_staff.groups.add(*world.product.groups.filter(name="Product team"))
    manager = type(insider_staff).objects.get(pk=insider_staff.pk)
    act.respond(idea=secret, by=manager, body=f"<p>{BAIT} {mark('responsebody', INSIDE)}</p>")
    planned = Status.objects.get(board=world.closed_idea_board, meaning=Meaning.COMMITTED)
    act.change_status(
        idea=secret,
        by=manager,
        status_id=planned.pk,
        reason=mark("statusreason", INSIDE),
        owner=manager,
        target_quarter="2027-Q2",
    )
    secret.refresh_from_db()
    tell_progress(idea=secret, by=manager, progress=40, note=mark("progressnote", INSIDE))
    compare(ideas=(secret.pk, world.closed_twin.pk), chosen=secret.pk, by=keeper)
    hidden = _propose(world, world.idea_board, author, f"{BAIT} {mark('hiddenidea', own | CURATORS)}", [])
    act.hide_idea(thing=hidden, by=world.moderator, reason=mark("ideahidereason", own | CURATORS))
    deleted = _propose(world, world.idea_board, author, f"{BAIT} {mark('deletedidea', own | CURATORS)}", [])
    act.delete_idea(idea=deleted, by=author)
    merged = _propose(world, world.closed_idea_board, keeper, f"{BAIT} {mark('mergedidea', INSIDE)}", [])
    act.merge_ideas(idea=merged, survivor=secret, by=manager, reason=mark("mergereason", INSIDE))
    remark = act.comment_on_idea(idea=idea, by=author, body=f"<p>{BAIT} {mark('hiddenremark', own | CURATORS)}</p>")
    act.hide_comment(thing=remark, by=world.moderator, reason=mark("remarkreason", own | CURATORS))
    gone = act.comment_on_idea(idea=idea, by=author, body=f"<p>{BAIT} {mark('deletedremark', own | CURATORS)}</p>")
    act.delete_comment(comment=gone, by=author)
    world.add(
        hidden_idea=hidden,
        deleted_idea=deleted,
        merged_idea=merged,
        hidden_idea_comment=remark,
        deleted_idea_comment=gone,
        manager=manager,
    )


def make_product_records(world: World) -> None:
    """Internal records, formulas, views and plans: for staff, on boards that they may enter."""
    mark, product, now = world.marks.new, world.product, timezone.now()
    idea, secret, manager = world.idea, world.closed_idea, world.manager
    note = write_note(idea=idea, by=product, text=f"<p>{BAIT} {mark('internalnote', _TEAM)}</p>")
    inside = write_note(idea=secret, by=manager, text=f"<p>{BAIT} {mark('internalinside')}</p>")
    add_link(idea=idea, url=f"https://tracker.example/{mark('trackerlink', _TEAM)}", by=product)
    add_link(idea=secret, url=f"https://tracker.example/{mark('trackerinside')}", by=manager)
    formula = make_formula(
        key="reachfirst",
        name=f"Reach {mark('formulaname', _TEAM)}",
        expression="reach * 2",
        factors=[Factor("reach", f"{mark('factorname', _TEAM)}")],
        by=product,
    )
    score_idea(idea=idea, formula=formula, by=product, factors={"reach": "2"})
    score_idea(idea=secret, formula=formula, by=manager, factors={"reach": "3"})
    acme = Organisation.objects.create(
        name=f"Acme {mark('orgname', _TEAM)}", domain=f"{mark('orgdomain', _TEAM)}.example", segment_id="large"
    )
    for member in (world.keeper, world.voter):
        membership = write_membership(member=member, organisation=acme, source="crawl")
    act.give_vote_for(
        idea=idea,
        by=product,
        customer=world.voter,
        source_url=f"https://calls.example/{mark('voteproof', _TEAM)}",
        source_note=mark("votenote", _TEAM),
    )
    customer = Contact.objects.create(number="77", family_name=mark("votecontact", {"support"}), email="ada@e.example")
    vote = act.give_vote_for_contact(idea=idea, by=product, contact=customer, source_url="https://calls.example/77")
    world.add(contact_vote=vote)
    voice = Spokesperson.objects.create(member=world.voter, organisation=acme, given_by=product)
    world.add(voice=voice)
    view = save_view(
        by=product,
        name=world.marks.personal("savedview", "product"),
        query={"q": world.marks.personal("savedquery", "product")},
    )
    shared = save_view(by=product, name=mark("sharedview", _TEAM), query={"sort": "newest"}, is_shared=True)
    keep_pairs(found=[Found(world.closed_idea_board.pk, secret.pk, world.closed_twin.pk, 0.7, (mark("pairword"),))], now=now)
    plan = plan_change(
        ideas=[world.other_idea.pk],
        choice=Choice(PlannedChange.Act.STATUS, meaning=Meaning.COMMITTED, reason=mark("planreason", {"product"})),
        by=product,
    )
    hidden_plan = plan_change(
        ideas=[secret.pk],
        choice=Choice(PlannedChange.Act.STATUS, meaning=Meaning.CONSIDERING, reason=mark("planinside")),
        by=manager,
    )
    PlannedChange.objects.update(due_at=now + timedelta(days=1))  # they wait for as long as the crawl takes
    world.add(
        internal_note=note,
        closed_internal_note=inside,
        formula=formula,
        organisation=acme,
        membership=membership,
        saved_view=view,
        shared_view=shared,
        pair=LikelyPair.objects.get(),
        plan=plan.change,
        closed_plan=hidden_plan.change,
    )


def make_polls_in_posts(world: World) -> None:
    """One that everybody may read, one in a closed topic, and one that a moderator hid."""
    mark = world.marks.new

    def poll(topic: Topic, *texts: str, **terms: Any) -> InlinePoll:
        return add_poll(post=topic.posts.get(position=1), asked=NewPoll(texts[0], texts[1:], **terms), by=world.moderator)

    world.add(
        inline_poll=poll(world.topic, "Which basket?", "Single", "Double"),
        closed_inline_poll=add_poll(
            post=world.closed_first,
            asked=NewPoll(f"{BAIT} {mark('inlinequestion', INSIDE)}", (mark("inlinechoice", INSIDE), "No"), disclosure="named"),
            by=world.keeper,
        ),
        hidden_inline_poll=poll(world.twin, f"{BAIT} {mark('hiddenpoll', CURATORS)}", mark("hiddenchoice", CURATORS), "No"),
    )
    vote(poll=world.closed_inline_poll, by=world.keeper, choices=[world.closed_inline_poll.choices.first().pk])
    hide_poll(thing=world.hidden_inline_poll, by=world.moderator, reason=mark("pollreason", CURATORS))


def make_asking_pages(world: World) -> None:
    """Polls, conversations and contests that few may read, and open ones with hidden things."""
    home = Site.objects.get(is_default_site=True).root_page
    mark = world.marks.new
    closes_at = timezone.now() + timedelta(days=9)

    def poll(title: str, choices: list[str], **fields: Any) -> PollPage:
        page = home.add_child(instance=PollPage(title=title, closes_at=closes_at, **fields))
        for order, text in enumerate(choices):
            PollChoice.objects.create(poll=page, text=text, sort_order=order)
        page.save_revision().publish()
        return PollPage.objects.get(pk=page.pk)

    world.add(
        poll=poll("Which grind?", ["Fine", "Coarse"]),
        closed_poll=poll(
            f"{BAIT} {mark('polltitle', INSIDE, admin=EDITORS)}",
            [mark("pollchoice", INSIDE, admin=EDITORS), "No"],
            slug="closed-poll",
        ),
    )
    world.close_to_insiders(world.closed_poll)
    answer_poll(poll=world.closed_poll, by=world.keeper, choices=[world.closed_poll.choices.first().pk])
    talk = world.add(talk=home.add_child(instance=ConversationPage(title="What may a machine decide?", closes_at=closes_at)))
    closed = home.add_child(
        instance=ConversationPage(
            title=f"{BAIT} {mark('talktitle', INSIDE, admin=EDITORS)}", slug="closed-talk", closes_at=closes_at
        )
    )
    for page in (talk, closed):
        page.save_revision().publish()
    world.add(closed_talk=closed)
    world.close_to_insiders(closed)
    world.add(
        statement=add_statement(conversation=talk, by=world.voter, text="It should descale by itself."),
        closed_statement=add_statement(conversation=closed, by=world.keeper, text=f"{BAIT} {mark('statement', INSIDE)}"),
        hidden_statement=add_statement(
            conversation=talk, by=world.author, text=f"{BAIT} {mark('hiddenstatement', {'author', *CURATORS})}"
        ),
    )
    hide_statement(thing=world.hidden_statement, by=world.moderator, reason=mark("statementreason", {"author", *CURATORS}))
    make_polls_in_posts(world)
    now, day = timezone.now(), timedelta(days=1)
    phases = {"starts_at": now - day, "collect_until": now + day, "refine_until": now + 2 * day, "vote_until": now + 3 * day}
    world.add(
        contest=home.add_child(instance=ContestPage(title="A quiet morning", slug="quiet", board=world.idea_board, **phases)),
        # Open to all, on a board that is not: what it names of the board, it tells everybody.
        half_closed_contest=home.add_child(
            instance=ContestPage(title="A loud evening", slug="loud", board=world.closed_idea_board, **phases)
        ),
        closed_contest=home.add_child(
            instance=ContestPage(
                title=f"{BAIT} {mark('contesttitle', INSIDE, admin=EDITORS)}",
                slug="closed-contest",
                board=world.closed_idea_board,
                **phases,
            )
        ),
    )
    world.close_to_insiders(world.closed_contest)
    world.add(
        entry=enter_idea(contest=world.contest, idea=world.idea, by=world.author, pitch="It saves an hour."),
        closed_entry=enter_idea(
            contest=world.closed_contest, idea=world.closed_idea, by=world.keeper, pitch=mark("pitch", INSIDE)
        ),
        half_closed_entry=enter_idea(
            contest=world.half_closed_contest, idea=world.closed_twin, by=world.keeper, pitch=mark("halfpitch", INSIDE)
        ),
    )


def _propose(world: World, board: Any, by: Any, title: str, tags: list[str], text: str = "Please.") -> Any:
    return act.propose_idea(board_id=board.pk, by=by, title=title, body=f"<p>{text}</p>", tags=tags)
