"""`seed_scale`: load-test data, deterministic."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from forums.models import Topic
from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
from portal.operations.current_database import require_current_database
from portal.operations.idea_seeding import IdeaPlan, seed_ideas
from portal.operations.progress import Progress
from portal.operations.seeding import AlreadySeeded, Plan, seed
from search.actions import reindex


class Command(PortalCommand):
    help = "Fill a database for load tests: the same numbers give the same community. Not for a site that people use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--members", type=int, default=2000, metavar="N")
        parser.add_argument("--topics", type=int, default=10_000, metavar="N")
        parser.add_argument(
            "--posts", type=int, default=100_000, metavar="N", help="first posts, replies and comments together"
        )
        parser.add_argument("--longest-topic", type=int, default=1000, metavar="N", help="posts of the longest topic (1000)")
        parser.add_argument("--ideas", type=int, default=0, metavar="N")
        parser.add_argument("--votes", type=int, default=0, metavar="N", help="on ideas, by the members")
        parser.add_argument("--comments", type=int, default=0, metavar="N", help="on ideas")
        parser.add_argument("--seed", type=int, default=1, metavar="N")
        parser.add_argument("--no-index", action="store_true", help="leave the search index as it is")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options: Any) -> None:
        plan = Plan(
            members=options["members"],
            topics=options["topics"],
            posts=options["posts"],
            longest_topic=options["longest_topic"],
            seed=options["seed"],
        )
        if plan.members < 10 or plan.topics < 1 or plan.longest_topic < 1 or plan.posts - plan.posts // 20 < plan.topics:
            raise WrongUse("There must be 10 members, and a post for each topic beside the comments (one post in twenty).")
        ideas = IdeaPlan(ideas=options["ideas"], votes=options["votes"], comments=options["comments"], seed=plan.seed)
        if min(ideas.ideas, ideas.votes, ideas.comments) < 0 or ((ideas.votes or ideas.comments) and not ideas.ideas):
            raise WrongUse("Votes and comments need ideas: say how many with --ideas.")
        if ideas.votes > sum(ideas.limits(plan.members)):
            raise WrongUse(
                "There are not so many votes: a member has one for each idea, and every tenth idea has few. "
                "Ask for more members or fewer votes."
            )
        require_current_database()
        settings.DEBUG = False  # every statement would be remembered
        began = time.monotonic()
        quiet = options["verbosity"] == 0
        try:
            with Progress("Posts", plan.posts, unit="posts", quiet=quiet) as progress:
                made = seed(plan, progress=progress.at)
        except AlreadySeeded:
            raise WrongUse("This database holds load-test data already. Use another DATABASE_URL, or a new one.") from None
        if ideas.ideas:
            with Progress("Votes", ideas.votes, unit="votes", quiet=quiet) as progress:
                made |= seed_ideas(ideas, progress=progress.at)
        if not options["no_index"]:
            with Progress("Index", Topic.objects.count(), unit="topics", quiet=quiet) as progress:
                reindex(kinds=("forums.topic",), progress=lambda count: progress.at(progress.done + count))
        seconds = time.monotonic() - began
        if options["json"]:
            self.print_json({**made, "seed": plan.seed, "seconds": round(seconds, 2)})
        else:
            words = ", ".join(f"{count:,} {what}" for what, count in made.items())
            self.stdout.write(f"{words} in {seconds:.0f} s")
