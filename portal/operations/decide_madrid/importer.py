"""Importing proposals and their comments in the format of Decide Madrid (Consul) into an idea board."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from ideas.actions.counting import counted, recount_votes
from ideas.activities import IDEA_PROPOSED
from ideas.models import (
    DEEPEST,
    Idea,
    IdeaBoardIndexPage,
    IdeaBoardPage,
    IdeaBoardTally,
    ImportedIdea,
    Meaning,
    Status,
    idea_slug,
    title_key,
)
from portal.activity.models import Activity
from portal.activity.record import record_past
from portal.common.access import access_changed
from portal.moderation.decisions import record_import
from portal.operations.decide_madrid.comments import write_comments
from portal.operations.decide_madrid.report import counts
from portal.operations.decide_madrid.rows import (
    BadFolder,
    BadRow,
    Proposal,
    file_of,
    proposal_of,
    proposals,
    remark_of,
    remarks,
)
from portal.operations.decide_madrid.run import ARCHIVED, KINDS, LICENCE, OPEN, SOURCE, Run, fingerprint, html_of, participant
from portal.operations.decide_madrid.staging import Staging, tree_of
from portal.operations.progress import Progress
from portal.writing.html import excerpt
from search.actions import reindex


class Importer:
    """One folder into one board. `run` may be interrupted at any moment and called again."""

    def __init__(self, folder: Path, *, board_name: str, quiet: bool = False) -> None:
        self.board_name, self.quiet = board_name, quiet
        if not folder.is_dir():
            raise BadFolder(f"There is no folder {folder}.")
        found = file_of(folder, "proposals")
        if found is None:
            raise BadFolder(f"{folder} has neither proposals.csv nor proposals.csv.gz: it is no folder of this format.")
        self.proposals_file = found
        self.comments_file = file_of(folder, "comments")
        for read, path in ((proposals, self.proposals_file), (remarks, self.comments_file)):
            if path is not None:  # a look at each beginning, before anything is made
                next(read(path, lambda _bytes: None), None)

    def run(self) -> dict[str, Any]:
        """Import, and return what `--json` prints: what is stored, and what this run did."""
        began = time.monotonic()
        with transaction.atomic():
            board = self._board()
            run = Run(board, _statuses(board))
        access_changed()
        staging = Staging()
        known: set[int] = set()
        touched: list[int] = []
        try:
            if self.comments_file is not None:
                self._stage(run, staging, self.comments_file)
            with Progress("Proposals", self.proposals_file.stat().st_size, quiet=self.quiet) as progress:
                for row in proposals(self.proposals_file, progress.at):
                    touched += _write(run, row, staging, known)
            run.skip("comments", "their proposal is not in the file", staging.count_without(known))
        finally:
            staging.close()
        if touched:
            with Progress("Index", len(touched), unit="ideas", quiet=self.quiet) as progress:
                reindex(only={"ideas.idea": touched}, progress=lambda count: progress.at(progress.done + count))
        return {
            **counts(board.pk, SOURCE),
            "added": {kind: run.added[kind] for kind in KINDS},
            "updated": {kind: run.updated[kind] for kind in KINDS},
            "skipped": {kind: sum(reasons.values()) for kind, reasons in sorted(run.skipped.items())},
            "skipped_reasons": {kind: dict(reasons) for kind, reasons in sorted(run.skipped.items())},
            "seconds": round(time.monotonic() - began, 2),
            "board": self.board_name,
        }

    def _board(self) -> IdeaBoardPage:
        """The board by its name, or a new one: an archive in which nobody proposes, and nothing is promised."""
        board = IdeaBoardPage.objects.filter(title=self.board_name).order_by("path").first()
        if board is None:
            who = IdeaBoardPage.WhoProposes.NOBODY
            page = IdeaBoardPage(title=self.board_name, who_proposes=who, answer_days=0, has_roadmap=False)
            board = _index().add_child(instance=page)
        IdeaBoardTally.objects.get_or_create(board=board)
        return board

    def _stage(self, run: Run, staging: Staging, path: Path) -> None:
        with Progress("Comments", path.stat().st_size, quiet=self.quiet) as progress:
            for row in remarks(path, progress.at):
                try:
                    remark = remark_of(row)
                except BadRow as error:
                    run.skip("comments", str(error))
                    continue
                if not staging.add(remark, row):
                    run.skip("comments", "their number was there already")
        staging.finish()


def _index() -> IdeaBoardIndexPage:
    index = IdeaBoardIndexPage.objects.order_by("path").first()
    if index is not None:
        return index
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise BadFolder("There is no site to put the board into. Run migrate first.")
    return site.root_page.add_child(instance=IdeaBoardIndexPage(title=_("Ideas"), slug="ideas"))


def _statuses(board: IdeaBoardPage) -> dict[str, Status]:
    """What the source calls open begins here as new; what it archived nobody has decided, so it has a status of its own."""
    own = Status.objects.filter(board=board)
    begin = own.filter(meaning=Meaning.NEW).order_by("sort_order", "pk").first()
    if begin is None:
        begin = Status.objects.create(board=board, name=str(Meaning.NEW.label), meaning=Meaning.NEW)
    archived = own.filter(name__iexact=_("Archived")).first()
    if archived is None:
        archived = Status.objects.create(board=board, name=_("Archived"), meaning=Meaning.NEW, sort_order=50)
    return {OPEN: begin, ARCHIVED: archived}


def _write(run: Run, row: dict[str, str], staging: Staging, known: set[int]) -> list[int]:
    """One proposal with all its comments, in one transaction. The number of its idea if anything changed."""
    try:
        proposal = proposal_of(row)
    except BadRow as error:
        run.skip("ideas", str(error))
        return []
    if proposal.number in known:
        run.skip("ideas", "their number was there already")
        return []
    known.add(proposal.number)
    remarks_here = [remark_of(line) for line in staging.rows_of(proposal.number)]
    with transaction.atomic():
        idea, has_changed = _write_idea(run, proposal)
        has_changed = write_comments(run, idea, tree_of(remarks_here, deepest=DEEPEST)) or has_changed
    return [idea.pk] if has_changed else []


def _write_idea(run: Run, proposal: Proposal) -> tuple[Idea, bool]:
    """The idea of a proposal: new, brought up to date, or as it was. Whether anything changed."""
    mark = fingerprint(proposal)
    held = run.imported("idea").filter(source_id=str(proposal.number)).first()
    if held is None:
        at, name = proposal.at, participant(proposal.user)
        idea = Idea(board=run.board, author_name=name, posted_at=at, active_at=at, status_at=at)
    else:
        idea = Idea.objects.lock_one(held.idea_id)
        if held.fingerprint == mark:
            return idea, False
    with counted(idea):
        if not idea.edit_count:  # whoever edited it here knows better
            if idea.title != proposal.title:
                idea.title, idea.slug = proposal.title, idea_slug(proposal.title)
                idea.title_key = _free_key(idea, proposal.number)
            idea.body = html_of(f"{proposal.summary}\n\n{proposal.text}")
            idea.excerpt = excerpt(idea.body)
        was_locked = idea.is_locked
        if held is None or held.facts.get("status") != proposal.status:
            idea.status = run.statuses.get(proposal.status, run.statuses[OPEN])
            idea.meaning, idea.is_locked = idea.status.meaning, proposal.status == ARCHIVED
        idea.anonymous_votes = proposal.supports
        idea.save()
    if idea.is_locked != was_locked:
        record_import(thing=idea, act="lock" if idea.is_locked else "unlock", reason=_("Archived at the source."))
    recount_votes(idea)
    if held is None:
        past = {"type": IDEA_PROPOSED.name, "verb": IDEA_PROPOSED.verb, "data": {"name": idea.author_name}}
        record_past([Activity(**past, object=idea, happened_at=proposal.at)])
    _remember(run, idea, proposal, mark)
    (run.updated if held else run.added)["ideas"] += 1
    return idea, True


def _free_key(idea: Idea, number: int) -> str:
    """The key of its title. Two open ideas of a board cannot have the same: the second has its number in it."""
    key = title_key(idea.title)
    others = Idea.objects.filter(board_id=idea.board_id, title_key=key).exclude(pk=idea.pk)
    return title_key(f"{number} {idea.title}") if others.exists() else key


def _remember(run: Run, idea: Idea, proposal: Proposal, mark: str) -> None:
    facts = {
        "status": proposal.status,
        "user": proposal.user,
        "code": proposal.code,
        "comments_said": proposal.comments_said,
        "has_text": bool(proposal.text),
        "is_association": proposal.is_association,
    }
    ImportedIdea.objects.update_or_create(
        board=run.board,
        source=SOURCE,
        source_kind="idea",
        source_id=str(proposal.number),
        defaults={
            "idea": idea,
            "url": _address(proposal.url),
            "author_name": idea.author_name,
            "licence": LICENCE,
            "facts": facts,
            "fingerprint": mark,
        },
    )


def _address(path: str) -> str:
    """Where it stood at the source; empty for what is no path there."""
    address = f"https://{SOURCE}{quote(path)}" if path.startswith("/") and not path.startswith("//") else ""
    return address if len(address) <= 300 else ""
