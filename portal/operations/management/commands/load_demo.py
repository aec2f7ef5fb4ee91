"""`load_demo`: a community to look at."""

from __future__ import annotations

import logging
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from portal.common.progress import Progress
from portal.operations.command import Command as BaseCommand
from portal.operations.command import WrongUse


class Command(BaseCommand):
    help = "Load the demo community: members, boards, topics, articles. Run again, it adds what is missing and changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reset", action="store_true", help="Remove the demo community first, and begin anew.")
        parser.add_argument("--force", action="store_true", help="Also on a site that has members of its own.")
        parser.add_argument(
            "--unless-own", action="store_true", help="Say nothing and do nothing on a site that has members of its own."
        )
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *args: Any, **options: Any) -> None:
        from portal.insights.actions import look_soon
        from portal.operations.demo import company, loader, reader
        from portal.operations.demo.reset import reset

        is_theirs = loader.is_somebodys_own() and not (settings.DEMO and loader.is_loaded())
        if is_theirs and options["unless_own"]:
            return
        if is_theirs and not options["force"] and (options["reset"] or not loader.is_loaded()):
            raise WrongUse("This site has members of its own. Use --force to mix the demo community with them.")
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # each page would be a line
        now = timezone.now()
        if options["reset"] and loader.is_loaded():
            self.say("Removing the demo community")
            reset()
        missing = loader.count_missing()
        try:
            with Progress("Loading the demo community", total=missing, unit="topics") as progress:
                report = loader.load(now=now, advance=progress.advance)
        except company.NameTaken as taken:
            raise WrongUse(
                f"A member of this site is called {taken}, as one of the demo is: load it into a site of its own."
            ) from None
        except reader.Misspelt as problem:
            raise WrongUse(str(problem)) from None
        if report.made:
            call_command("search_reindex", stdout=self.stderr, stderr=self.stderr)
            _index_pages_for_the_admin()
            look_soon(now=timezone.now())  # by the worker, so that the site is ready as soon as before
        if options["json"]:
            self.print_json({"made": report.made, "topics": report.topics, "members": report.members})
        elif report.made:
            self.say(f"The demo community is there: {report.members} members, {report.topics} topics new.")


def _index_pages_for_the_admin() -> None:
    """Wagtail owes one task for each time a page was saved; one pass over all pages does the same work once."""
    from django_tasks_db.models import DBTaskResult
    from modelsearch.tasks import insert_or_update_object_task

    DBTaskResult.objects.ready().filter(task_path=insert_or_update_object_task.module_path).delete()
    call_command("wagtail_update_index", verbosity=0)
