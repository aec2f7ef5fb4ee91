"""What moderators and administrators keep: flags, sanctions, claims, invitations, searches, findings, failed jobs."""

from __future__ import annotations

import json
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from forums.actions import write_note
from portal.insights.models import Mention, MinedCluster, MinedTheme, MiningRun
from portal.members.actions import ask_for_export, build_export, claim_profile, invite_people
from portal.members.models import ImportedMember, Invitation, Member
from portal.moderation.actions import suspend_member
from portal.moderation.decisions import decide
from portal.moderation.flagging import flag
from portal.moderation.models import Flag, Rule
from search.actions import add_searches
from tests.crawl.cast import BAIT, World
from tests.crawl.forum_things import INSIDE

_MODERATORS = frozenset({"moderator"})


def make_moderation(world: World) -> None:
    mark, now = world.marks.new, timezone.now()
    flag(thing=world.answer, by=world.flagger, reason="rude", note=mark("flagnote", _MODERATORS))
    flag(thing=world.closed_answer, by=world.warden, reason="rude", note=mark("flaginside"))
    flag(thing=world.closed_idea, by=world.warden, reason="rude", note=mark("ideaflaginside"))
    flag(thing=world.twin, by=world.flagger, reason="other", note=mark("decidednote", _MODERATORS))
    decision = decide(
        thing=world.twin,
        by=world.moderator,
        act="leave",
        reason=mark("decision", _MODERATORS),
        answer=mark("flaganswer", {"moderator", "flagger"}),
    )
    flag(thing=world.closed_comment, by=world.warden, reason="other")
    closed_decision = decide(thing=world.closed_comment, by=world.warden, act="leave", reason=mark("decisioninside"))
    world.add(decision=decision, closed_decision=closed_decision)
    world.add(flag=Flag.objects.filter(member=world.flagger).first())
    sanction = suspend_member(
        member=world.culprit,
        by=world.moderator,
        reason=mark("suspension", {"moderator", "support", "culprit"}),
        until=now + timedelta(days=3),
    )
    world.add(sanction=sanction, rule=Rule.objects.get_or_create(number=1, defaults={"title": "Be kind", "text": "Always."})[0])
    invite_people(addresses=[f"{mark('invited', _MODERATORS)}@example.com"], by=world.moderator)
    world.add(invitation=Invitation.objects.get())
    old = Member.objects.create_user("relic", name="Relic", is_imported=True, approved_at=now)
    imported = ImportedMember.objects.create(member=old, source="beer.example", source_id="7")
    claim = claim_profile(imported=imported, by=world.voter, evidence=mark("evidence", _MODERATORS))
    world.add(relic=old, claim=claim)


def make_operations(world: World) -> None:
    """Searches, sessions, exports, findings and a failed job."""
    mark, now = world.marks.new, timezone.now()
    add_searches(searches={(mark("searched", {"moderator", "support", "product", "editor"}), False): 3})
    session = UserSession.objects.create(
        user=world.insider,
        ip="10.1.2.3",
        session_key="k" * 32,
        user_agent=mark("useragent", INSIDE),
        created_at=now,
        last_seen_at=now,
    )
    export = ask_for_export(member=world.insider)
    build_export(export=export)
    export.refresh_from_db()
    world.add(session=session, export=export)
    run = MiningRun.objects.create(taken_at=now, now_texts=9, before_texts=9, people={}, texts={})
    theme = MinedTheme.objects.create(
        run=run, term=f"{BAIT} {mark('minedterm')}", now_count=9, before_count=0, people=9, score=9
    )
    ideas = ("ideas.idea", f"ideas:{world.closed_idea_board.pk}", (world.closed_idea, world.closed_twin, world.merged_idea))
    posts = (
        "forums.post",
        f"board:{world.closed_board.pk}",
        (world.closed_first, world.closed_answer, world.closed_comment, world.moved_post),
    )
    people = iter((world.keeper, world.warden, world.insider, world.voter, world.flagger, world.author, world.stranger))
    for kind, scope, things in (ideas, posts):
        for thing in things:
            Mention.objects.create(
                theme=theme, kind=kind, thing=thing.pk, scope=scope, person=next(people), is_here=True, said_at=now
            )
    MinedCluster.objects.create(
        run=run,
        things=[["ideas.idea", world.closed_idea.pk], ["ideas.idea", world.closed_twin.pk]],
        alike=0.9,
        shared_words=[mark("clusterword")],
    )
    job = DBTaskResult.objects.create(
        status="FAILED",
        args_kwargs={"args": [mark("jobargs")], "kwargs": {}},
        task_path="portal.activity.pending.run_pending_reactions",
        queue_name="default",
        backend_name="default",
        exception_class_path="builtins.ValueError",
        traceback=json.dumps(mark("jobtrace")),
        run_after=now,
    )
    world.add(job=job, note_of_twin=write_note(topic=world.twin, by=world.support, body="<p>Looks like scale.</p>"))
