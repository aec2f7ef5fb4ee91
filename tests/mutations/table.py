"""The faults: a name, the file, what stands there, what would stand there instead, and the tests that must fail then.

Tests are chosen so that those of one fault take seconds. `test_table.py` holds that each can still be put in.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CODE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Mutation:
    """One fault. `old` stands in the file exactly once; `tests` are files, or file::test."""

    name: str
    path: str
    old: str
    new: str
    tests: tuple[str, ...]

    def applies(self) -> bool:
        """Whether the old text stands in the file of the checkout, once."""
        path = CODE / self.path
        return path.is_file() and path.read_text().count(self.old) == 1


def _in(path: str, *tests: str) -> tuple[str, ...]:
    return tuple(f"{path}::{test}" for test in tests) or (path,)


MUTATIONS = [
    # Permissions
    Mutation(
        "permissions: the suspended write",
        "portal/members/permissions.py",
        "    if member.is_suspended(now):\n",
        "    if False:\n",
        _in("tests/moderation/test_suspend_member.py", "test_a_suspended_member_reads_and_does_not_write"),
    ),
    Mutation(
        "permissions: who waits for approval writes",
        "portal/members/permissions.py",
        "    if member.approved_at is None:\n",
        "    if False:\n",
        _in("tests/members/test_membership.py", "test_by_approval_a_newcomer_reads_and_waits"),
    ),
    Mutation(
        "permissions: a claimant decides their own claim",
        "portal/members/permissions.py",
        "    if claim.claimant_id == member.pk:\n",
        "    if False:\n",
        _in("tests/members/test_claim.py"),
    ),
    Mutation(
        "permissions: anybody accepts an answer",
        "forums/permissions/__init__.py",
        "    if member.is_moderator or member.pk == topic.author_id:\n        return ALLOWED\n    if member.is_company:",
        "    if True:\n        return ALLOWED\n    if member.is_company:",
        _in("tests/forums/test_topic_page.py", "test_a_stranger_is_told_why_they_cannot_accept"),
    ),
    Mutation(
        "permissions: one finds one's own post helpful",
        "forums/permissions/__init__.py",
        '    if member.pk == post.author_id:\n        return refused(_("You cannot vote',
        '    if False:\n        return refused(_("You cannot vote',
        _in("tests/forums/test_topic_page.py", "test_nobody_votes_for_their_own_post"),
    ),
    Mutation(
        "permissions: replies in a locked topic",
        "forums/permissions/__init__.py",
        '    if topic.is_locked and not member.is_moderator:\n        return refused(_("This topic is locked. You can start',
        '    if False:\n        return refused(_("This topic is locked. You can start',
        _in("tests/forums/test_topic_page.py", "test_in_a_locked_or_closed_topic_only_moderators_speak"),
    ),
    Mutation(
        "permissions: whoever asked deletes a question with replies",
        "forums/permissions/__init__.py",
        "    if post.is_first and post.topic.reply_count:\n",
        "    if False:\n",
        _in("tests/forums/test_second_thoughts.py", "test_only_its_author_takes_a_post_back"),
    ),
    Mutation(
        "permissions: everybody replies whatever the board says",
        "forums/permissions/__init__.py",
        "    if is_asker or _is_among(member, board.who_replies, board.replying_groups):\n",
        "    if True:\n",
        _in("tests/forums/test_board_rules.py", "test_who_asks_and_who_replies_are_two_settings"),
    ),
    Mutation(
        "permissions: an author edits for ever",
        "forums/permissions/writing.py",
        "    if hours is None or is_owed or now - post.posted_at <= timedelta(hours=hours):\n",
        "    if True:\n",
        _in("tests/forums/test_second_thoughts.py", "test_a_text_is_what_was_said_after_a_day"),
    ),
    Mutation(
        "permissions: a topic is given to somebody who cannot see it",
        "forums/permissions/curation.py",
        '    if not can_see_board(member, board_map().get(topic.board_id)):\n        return refused(_("This colleague',
        '    if False:\n        return refused(_("This colleague',
        _in("tests/forums/test_handling.py", "test_nobody_is_given_what_they_may_not_see"),
    ),
    Mutation(
        "permissions: voters of a closed idea",
        "ideas/permissions.py",
        '    if idea.is_closed:\n        return refused(_("This idea is closed, so there is nothing to vote',
        '    if False:\n        return refused(_("This idea is closed, so there is nothing to vote',
        _in("tests/ideas/test_voting.py"),
    ),
    Mutation(
        "permissions: the wording changes under the votes of others",
        "ideas/permissions.py",
        '    if has_votes_of_others(idea):\n        return refused(_("Others have voted for this wording',
        '    if False:\n        return refused(_("Others have voted for this wording',
        _in("tests/ideas/test_propose.py", "test_the_wording_stays_once_somebody_else_has_voted"),
    ),
    Mutation(
        "permissions: members change the status of an idea",
        "ideas/permissions.py",
        "    if not member.is_company:\n",
        "    if False:\n",
        _in("tests/ideas/test_status.py", "test_only_the_product_team_changes_the_status"),
    ),
    Mutation(
        "permissions: anybody votes as an organisation",
        "ideas/permissions.py",
        "    if Spokesperson.objects.filter(member=member, organisation_id=organisation_id).exists():\n",
        "    if True:\n",
        _in("tests/ideas/test_voting.py", "test_one_vote_is_given_for_an_organisation"),
    ),
    # Visibility
    Mutation(
        "visibility: what was hidden is shown to all who see the board",
        "portal/boards/querysets.py",
        "        if sees_hidden(viewer):\n            return rows\n",
        "        if True:\n            return rows\n",
        _in("tests/forums/test_visible_topic.py"),
    ),
    Mutation(
        "visibility: a row is seen whatever board it stands in",
        "portal/boards/querysets.py",
        " and row.board_id in boards_under(type(row)).ids_visible_to(viewer)",
        "",
        _in("tests/forums/test_visible_topic.py"),
    ),
    Mutation(
        "visibility: a comment stays when its reply is hidden",
        "forums/models/posts.py",
        '    goes_with_any = ("parent",)',
        "    goes_with_any = ()",
        _in("tests/forums/test_privacy.py", "test_comments_go_with_the_reply_that_was_hidden"),
    ),
    Mutation(
        "visibility: one of several restrictions opens a board",
        "portal/boards/entries.py",
        "        return self.is_live and all(restriction.admits(viewer) for restriction in self.closed_by)",
        "        return self.is_live and (not self.closed_by or any(restriction.admits(viewer) for restriction in self.closed_by))",
        _in("tests/notifications/test_who_may_see.py", "test_the_rule_from_the_side_of_the_thing_is_the_rule_of_the_reader"),
    ),
    Mutation(
        "visibility: an unpublished board is served",
        "portal/boards/entries.py",
        "        return self.is_live and all(restriction.admits(viewer) for restriction in self.closed_by)",
        "        return all(restriction.admits(viewer) for restriction in self.closed_by)",
        _in("tests/notifications/test_who_may_see.py", "test_the_rule_from_the_side_of_the_thing_is_the_rule_of_the_reader"),
    ),
    Mutation(
        "visibility: a board below an unpublished page is served",
        "portal/boards/types.py",
        "                is_live=page.live\n                and all(\n",
        "                is_live=page.live\n                or all(\n",
        _in(
            "tests/forums/test_visible_topic.py",
            "test_boards_below_an_unpublished_page_or_two_restrictions_are_for_nobody_else",
        ),
    ),
    Mutation(
        "visibility: every member sees what was hidden",
        "portal/boards/querysets.py",
        "    return bool(viewer.is_authenticated and viewer.is_moderator)",
        "    return bool(viewer.is_authenticated)",
        _in("tests/ideas/test_models.py", "test_hidden_ideas_are_for_moderators"),
    ),
    Mutation(
        "visibility: comments of a hidden idea are shown",
        "ideas/models/comments.py",
        '    goes_with = ("idea",)',
        "    goes_with = ()",
        _in("tests/ideas/test_models.py", "test_comments_go_with_the_idea_that_was_taken_away_and_alone"),
    ),
    Mutation(
        "visibility: who signed in passes a group's restriction on pages",
        "portal/common/pages.py",
        "    return bool(page.live and not any(page.path.startswith(path) for path in paths_closed_to(viewer)))",
        "    return bool(page.live)",
        _in("tests/articles/test_privacy.py"),
    ),
    Mutation(
        "visibility: steps of a line name what the reader may not see",
        "portal/activity/steps.py",
        "    hidden = _closed_to(viewer, [step for line in lines.values() for step in line])\n",
        "    hidden: set[tuple[str, int]] = set()\n",
        _in("tests/activity/test_steps.py", "test_a_step_that_leads_to_what_one_may_not_see_is_on_nobody_elses_line"),
    ),
    Mutation(
        "visibility: a file of a post is everybody's",
        "portal/writing/permissions.py",
        "    if kind and kind.visible_to(viewer).filter(pk=upload.object_id).exists():\n",
        "    if kind:\n",
        _in("tests/writing/test_uploads.py", "test_whoever_may_see_the_post_sees_its_pictures"),
    ),
    # The access token
    Mutation(
        "access token: a change of privacy takes no other",
        "portal/common/access.py",
        "    watch(PageViewRestriction)\n",
        "",
        _in("tests/common/test_access.py", "test_each_change_of_pages_and_privacy_takes_another_token"),
    ),
    Mutation(
        "access token: a change of groups takes no other",
        "portal/common/access.py",
        "    watch_choices(PageViewRestriction.groups.through)\n",
        "    pass\n",
        _in("tests/common/test_access.py", "test_each_change_of_pages_and_privacy_takes_another_token"),
    ),
    Mutation(
        "access token: an editor's draft takes another",
        "portal/common/access.py",
        "    if update_fields is None or not _OF_DRAFTS.issuperset(update_fields):\n",
        "    if True:\n",
        _in("tests/common/test_access.py", "test_an_editors_draft_changes_nothing_for_readers"),
    ),
    Mutation(
        "access token: a map is kept whatever the token says",
        "portal/common/access.py",
        "            if known == token:\n",
        "            if known:\n",
        _in("tests/common/test_access.py"),
    ),
    Mutation(
        "access token: what a transaction of one's own changed is not seen within it",
        "portal/common/access.py",
        "        look.token, look.has_changed = None, True\n",
        "        pass\n",
        _in("tests/common/test_access.py"),
    ),
    # Readers from the side of a thing
    Mutation(
        "readers_among: a hidden thing is read by all who may enter",
        "portal/members/readers.py",
        "        if place.is_shown(thing):\n",
        "        if True:\n",
        _in("tests/notifications/test_who_may_see.py"),
    ),
    Mutation(
        "readers_among: one of several restrictions is enough",
        "portal/members/readers.py",
        "if all(groups & needed for needed in asked)}",
        "if any(groups & needed for needed in asked)}",
        _in("tests/notifications/test_who_may_see.py", "test_the_rule_from_the_side_of_the_thing_is_the_rule_of_the_reader"),
    ),
    Mutation(
        "readers_among: pages above are not asked whether they are published",
        "portal/members/readers.py",
        "    needed = lineage[1:] if with_parents else lineage[-1:]",
        "    needed = lineage[-1:]",
        _in("tests/notifications/test_who_may_see.py", "test_the_rule_from_the_side_of_the_thing_is_the_rule_of_the_reader"),
    ),
    # Files
    Mutation(
        "files: a restricted collection needs signing in only",
        "portal/common/files.py",
        "        return all(kind == CollectionViewRestriction.LOGIN or bool(groups & held) for kind, groups in self.restrictions)",
        "        return True",
        _in("tests/common/test_files.py"),
    ),
    Mutation(
        "files: collections above a collection are not asked",
        "portal/common/files.py",
        "    lineage = [path[:end] for end in range(step, len(path) + 1, step)]",
        "    lineage = [path]",
        _in("tests/common/test_files.py"),
    ),
    Mutation(
        "files: caches keep what is private",
        "portal/common/files.py",
        '    response["Cache-Control"] = PUBLIC if is_public else PRIVATE',
        '    response["Cache-Control"] = PUBLIC',
        _in("tests/common/test_files.py"),
    ),
    # Wrong codes
    Mutation(
        "code tries: one more than the limit",
        "portal/members/actions/tries.py",
        "        if len(row.tried_at) >= limits[row.key]:\n            return None",
        "        if len(row.tried_at) > limits[row.key]:\n            return None",
        _in("tests/members/test_entry_by_email.py"),
    ),
    Mutation(
        "code tries: a right code uses up a try",
        "portal/members/codes.py",
        "        tries.give_back(limits=self._limits, stamp=self._stamp)\n",
        "",
        _in("tests/members/test_entry_by_email.py", "test_a_right_code_and_what_is_no_code_are_no_wrong_tries"),
    ),
    Mutation(
        "code tries: spellings of an address have tries of their own",
        "portal/members/actions/tries.py",
        '    return unicodedata.normalize("NFKC", address).strip().casefold()',
        "    return address",
        _in("tests/members/test_entry_by_email.py", "test_spellings_of_an_address_share_its_tries"),
    ),
    Mutation(
        "code tries: yesterday's are not forgiven",
        "portal/members/actions/tries.py",
        "if stamp > now - WINDOW.total_seconds()]",
        "if stamp]",
        _in("tests/members/test_entry_by_email.py", "test_tries_of_yesterday_are_forgiven_and_forgotten"),
    ),
    # Confidential figures
    Mutation(
        "private counts: four people are shown",
        "portal/common/private_counts.py",
        "    if count < FEWEST_PEOPLE or drawn < tau:\n",
        "    if drawn < tau:\n",
        _in("tests/common/test_private_counts.py"),
    ),
    Mutation(
        "private counts: no threshold above five",
        "portal/common/private_counts.py",
        "    return FEWEST_PEOPLE + max(0, above)",
        "    return FEWEST_PEOPLE",
        _in("tests/common/test_private_counts.py"),
    ),
    Mutation(
        "private counts: several tables of one statement do not share",
        "portal/common/private_counts.py",
        "    return epsilon / (max(1, cells) * max(1, tables))",
        "    return epsilon / max(1, cells)",
        _in("tests/common/test_private_counts.py"),
    ),
    Mutation(
        "private counts: an interval is drawn again",
        "portal/activity/releases.py",
        "        if known is not None:\n            return known\n",
        "        if known is not None:\n            known.delete()\n",
        _in("tests/activity/test_releases.py"),
    ),
    Mutation(
        "private counts: an interval is drawn before its end",
        "portal/activity/releases.py",
        "        if now < ends_at or PrivateRelease",
        "        if PrivateRelease",
        _in("tests/activity/test_releases.py", "test_what_ends_on_a_day_of_its_own_is_not_drawn_before_it_either"),
    ),
    Mutation(
        "private counts: results of a confidential poll move while it is open",
        "portal/polls/permissions.py",
        "    if page.is_confidential and page.is_open(now):\n",
        "    if False:\n",
        _in("tests/polls/test_confidential.py", "test_who_has_answered_waits_for_the_end_as_everybody_does"),
    ),
    # Counters
    Mutation(
        "counters: solved questions count as unsolved",
        "forums/actions/counting.py",
        "topic.is_question and topic.solution_id is None and topic.closed_at",
        "topic.is_question and topic.closed_at",
        _in("tests/forums/test_totals.py", "test_a_solved_question_is_unsolved_no_more_until_its_answer_is_withdrawn"),
    ),
    Mutation(
        "counters: archived questions count as open",
        "forums/actions/counting.py",
        " and topic.closed_at is None and topic.archived_at is None\n",
        " and topic.closed_at is None\n",
        _in("tests/forums/test_archive.py"),
    ),
    Mutation(
        "counters: an answer to one's own question is a solution",
        "forums/actions/solutions.py",
        '        if post.author_id != topic.author_id:\n            members[post.author_id, "solution_count"] += 1',
        '        if True:\n            members[post.author_id, "solution_count"] += 1',
        _in("tests/forums/test_totals.py", "test_an_answer_to_ones_own_question_is_no_solution_of_ones_own"),
    ),
    Mutation(
        "counters: what is said on private boards counts in everybody's figures",
        "forums/actions/counting.py",
        "    if board is None or not board.is_live or board.group_sets:\n",
        "    if board is None or not board.is_live:\n",
        _in("tests/members/test_figures.py", "test_private_acts_change_no_figure_and_no_order_for_others"),
    ),
    Mutation(
        "counters: a board for members counts for visitors",
        "forums/actions/counting.py",
        '    return ("members_",) if board.needs_sign_in else ("", "members_")',
        '    return ("", "members_")',
        _in("tests/members/test_figures.py", "test_a_board_for_members_counts_for_members_alone"),
    ),
    Mutation(
        "counters: importance of a vote is not counted",
        "ideas/actions/counting.py",
        "        idea.critical_count = max(0, idea.critical_count + by)\n",
        "        pass\n",
        _in("tests/ideas/test_voting.py", "test_importance_is_counted_where_the_board_asks_for_it"),
    ),
    Mutation(
        "counters: a vote taken back is not given back to the budget",
        "ideas/actions/voting.py",
        "                give_back(idea.board_id, vote.member_id, vote.weight)\n",
        "                pass\n",
        _in("tests/ideas/test_voting.py", "test_a_vote_that_is_taken_back_can_be_spent_again_once"),
    ),
    Mutation(
        "counters: a vote in a closed idea is given back twice",
        "ideas/actions/voting.py",
        "VoteMode.BUDGET and vote.returned_at is None and vote.member_id:\n",
        "VoteMode.BUDGET and vote.member_id:\n",
        _in("tests/ideas/test_voting.py", "test_a_vote_that_is_taken_back_can_be_spent_again_once"),
    ),
    Mutation(
        "counters: a deleted comment of an idea is still counted",
        "ideas/actions/commenting.py",
        "        idea.comment_count = max(0, idea.comment_count + change)\n",
        "",
        _in("tests/ideas/test_comment.py", "test_a_comment_that_goes_and_comes_back_is_counted"),
    ),
    # Merges
    Mutation(
        "merges: of a member's votes the first counts, whatever counted before",
        "ideas/actions/merging.py",
        "        rank = (vote.origin_id == place, vote.is_counted, -(vote.pk or 0))\n"
        "        if known is None or rank > (known.origin_id == place, known.is_counted, -(known.pk or 0)):",
        "        rank = (vote.origin_id == place, -(vote.pk or 0))\n"
        "        if known is None or rank > (known.origin_id == place, -(known.pk or 0)):",
        _in("tests/ideas/test_merge.py", "test_of_two_votes_that_came_with_merges_the_one_that_counted_goes_on_counting"),
    ),
    Mutation(
        "merges: a vote given in the idea itself comes after one that counted",
        "ideas/actions/merging.py",
        "        rank = (vote.origin_id == place, vote.is_counted, -(vote.pk or 0))\n"
        "        if known is None or rank > (known.origin_id == place, known.is_counted, -(known.pk or 0)):",
        "        rank = (vote.is_counted, vote.origin_id == place, -(vote.pk or 0))\n"
        "        if known is None or rank > (known.is_counted, known.origin_id == place, -(known.pk or 0)):",
        _in(
            "tests/ideas/test_merge.py",
            "test_where_none_counted_the_first_vote_counts_and_one_given_in_the_idea_before_it",
        ),
    ),
    Mutation(
        "merges: where no vote counted the last one does",
        "ideas/actions/merging.py",
        "        rank = (vote.origin_id == place, vote.is_counted, -(vote.pk or 0))\n"
        "        if known is None or rank > (known.origin_id == place, known.is_counted, -(known.pk or 0)):",
        "        rank = (vote.origin_id == place, vote.is_counted, vote.pk or 0)\n"
        "        if known is None or rank > (known.origin_id == place, known.is_counted, known.pk or 0):",
        _in(
            "tests/ideas/test_merge.py",
            "test_where_none_counted_the_first_vote_counts_and_one_given_in_the_idea_before_it",
        ),
    ),
    Mutation(
        "merges: who voted for both pays twice",
        "ideas/actions/merging.py",
        "        settle(idea.board_id, spent)\n        for pks",
        "        for pks",
        _in("tests/ideas/test_merge.py", "test_who_voted_for_both_gets_back_what_they_spent_on_the_merged_one"),
    ),
    Mutation(
        "merges: who voted for both is counted twice",
        "ideas/actions/merging.py",
        "    twice = [row for row in rows if row[1] in there]\n",
        "    twice = rows[:0]\n",
        _in("tests/ideas/test_merge.py", "test_a_member_counts_once_after_a_merge_and_no_vote_is_dropped"),
    ),
    Mutation(
        "merges: comments stay behind when ideas part",
        "ideas/actions/merging.py",
        "    IdeaComment.objects.filter(Q(pk__in=tops) | Q(branch__in=tops)).update(idea=idea)\n",
        "    IdeaComment.objects.filter(Q(pk__in=tops)).update(idea=idea)\n",
        _in(
            "tests/ideas/test_merge.py",
            "test_conversations_move_with_a_merge_and_come_back_with_their_later_answers",
        ),
    ),
    Mutation(
        "merges: ideas of two boards are merged",
        "ideas/permissions.py",
        "    if idea.board_id != survivor.board_id:\n",
        "    if False:\n",
        _in("tests/ideas/test_merge.py", "test_only_staff_merge_and_only_within_a_board"),
    ),
    Mutation(
        "merges: a hidden topic comes to light by a merge",
        "forums/permissions/curation.py",
        "    if not source.is_public or not target.is_public:\n",
        "    if False:\n",
        _in("tests/forums/test_merge.py", "test_what_cannot_be_merged_is_refused_with_a_sentence"),
    ),
    Mutation(
        "merges: whoever had both problems counts twice",
        "forums/actions/merging.py",
        "    new = sorted(had.keys() - known - {target.author_id})\n",
        "    new = sorted(had.keys() - known)\n",
        _in("tests/forums/test_merge.py", "test_who_has_either_problem_counts_once"),
    ),
    Mutation(
        "merges: the accepted answer of a merged topic settles the other",
        "forums/actions/merging.py",
        "        if solution is not None:\n            source.solution = source.solved_by = source.solved_at = None\n",
        "        if solution is not None:\n            target.set_solution(solution, by, now)\n"
        "            source.solution = source.solved_by = source.solved_at = None\n",
        _in("tests/forums/test_merge.py", "test_an_answer_that_was_accepted_elsewhere_settles_nothing_here"),
    ),
    # Notices
    Mutation(
        "notices: a mail leaves although its member switched them off",
        "portal/notifications/tasks.py",
        "    if Preference.objects.filter(member_id=row.member_id, kind=row.kind, by_email=False).exists():\n",
        "    if False:\n",
        _in("tests/notifications/test_emails.py", "test_who_switches_the_mails_off_before_they_leave_gets_none"),
    ),
    Mutation(
        "notices: a mail leaves about what went out of sight",
        "portal/notifications/tasks.py",
        "    if row.subject is None or not visible_subjects(row.member, [row.named]):\n",
        "    if row.subject is None:\n",
        _in("tests/notifications/test_emails.py"),
    ),
    Mutation(
        "notices: a mail leaves although its actor was muted since",
        "portal/notifications/tasks.py",
        "    if row.member_id in muters(row.activity, row.subject).of(notice_kind(row.kind)):\n",
        "    if False:\n",
        _in("tests/notifications/test_who_may_see.py", "test_who_is_muted_before_the_mail_leaves_sends_none"),
    ),
    Mutation(
        "notices: one hears of one's own acts",
        "portal/notifications/recipients.py",
        "    taken: set[int] = {activity.actor_id} if activity.actor_id else set()\n",
        "    taken: set[int] = set()\n",
        _in("tests/notifications/test_inbox.py", "test_who_answers_follows_the_topic")
        + _in("tests/notifications/test_emails.py"),
    ),
    Mutation(
        "notices: lines are written for whoever may not see the thing",
        "portal/notifications/actions.py",
        "        wanted = member_ids & seers\n",
        "        wanted = member_ids\n",
        _in(
            "tests/notifications/test_who_may_see.py",
            "test_a_private_act_reaches_no_stranger_who_follows_its_tag_author_or_topic",
        ),
    ),
    Mutation(
        "notices: following a topic does not win over muting its place",
        "portal/notifications/recipients.py",
        "        by_place -= followers_of(whole)\n",
        "        pass\n",
        _in("tests/notifications/test_mutes.py", "test_following_a_topic_is_stronger_than_muting_its_place"),
    ),
    Mutation(
        "notices: the number counts what the list leaves out",
        "portal/notifications/unread_counts.py",
        "        groups |= {row[4] for row in rows if (row[0], row[1], row[2], row[3]) in visible}\n",
        "        groups |= {row[4] for row in rows}\n",
        _in("tests/notifications/test_who_may_see.py", "test_what_goes_private_later_leaves_the_number_as_it_leaves_the_list"),
    ),
    Mutation(
        "forums: what the asker adds is an answer",
        "forums/actions/posting.py",
        "        topic.others_reply_count += int(by.pk != topic.author_id)\n",
        "        topic.others_reply_count += 1\n",
        _in("tests/forums/test_unanswered.py", "test_what_the_asker_adds_leaves_it_unanswered"),
    ),
    Mutation(
        "notices: a digest goes to who was here yesterday",
        "portal/notifications/digest.py",
        "seen__lte=now - AWAY_AFTER, ",
        "",
        _in("tests/notifications/test_digest.py", "test_who_is_here_or_gone_for_half_a_year_gets_none"),
    ),
    Mutation(
        "notices: a vote is a wish to read every comment",
        "ideas/notices.py",
        "FOLLOWED: To(followers_of=(comment.idea,), by_hand=True)}",
        "FOLLOWED: To(followers_of=(comment.idea,))}",
        _in("tests/notifications/test_ideas.py", "test_comments_reach_author_and_answered_but_not_all_voters"),
    ),
    # Reactions
    Mutation(
        "reactions: a hidden idea stays in the index",
        "portal/reactions.py",
        "    ideas.IDEA_HIDDEN: Reactions(in_transaction=(reindex_object,), afterwards",
        "    ideas.IDEA_HIDDEN: Reactions(afterwards",
        _in("tests/ideas/test_out_of_search.py", "test_a_hidden_idea_is_out_at_once_and_back_when_it_is_shown"),
    ),
    Mutation(
        "reactions: a merged idea stays in the index",
        "portal/reactions.py",
        "    ideas.IDEA_MERGED: Reactions(in_transaction=(reindex_object,), afterwards",
        "    ideas.IDEA_MERGED: Reactions(afterwards",
        _in("tests/ideas/test_out_of_search.py"),
    ),
    Mutation(
        "reactions: a hidden post stays in the index",
        "portal/reactions.py",
        "    forums.POST_HIDDEN: Reactions(\n        in_transaction=(reindex_object, recheck_readers, queue_sharing), afterwards",
        "    forums.POST_HIDDEN: Reactions(\n        in_transaction=(recheck_readers, queue_sharing), afterwards",
        _in("tests/search/test_reindex.py", "test_a_hidden_reply_is_out_at_once"),
    ),
    Mutation(
        "reactions: sockets of a hidden topic stay open",
        "portal/reactions.py",
        "    forums.POST_HIDDEN: Reactions(\n        in_transaction=(reindex_object, recheck_readers, queue_sharing), afterwards",
        "    forums.POST_HIDDEN: Reactions(\n        in_transaction=(reindex_object, queue_sharing), afterwards",
        _in(
            "tests/notifications/test_sockets.py",
            "test_a_topic_that_goes_out_of_sight_closes_its_sockets_before_the_worker_runs",
        ),
    ),
    Mutation(
        "reactions: a vote does not follow its idea",
        "portal/reactions.py",
        "    ideas.VOTE_CAST: Reactions(in_transaction=(follow_own, queue_sharing), ",
        "    ideas.VOTE_CAST: Reactions(in_transaction=(queue_sharing,), ",
        _in("tests/notifications/test_ideas.py", "test_a_vote_follows_and_the_switch_stops_it"),
    ),
    Mutation(
        "reactions: who takes the vote back goes on hearing",
        "portal/reactions.py",
        "    ideas.VOTE_WITHDRAWN: Reactions(in_transaction=(unfollow_own, queue_sharing), ",
        "    ideas.VOTE_WITHDRAWN: Reactions(in_transaction=(queue_sharing,), ",
        _in("tests/notifications/test_ideas.py", "test_who_takes_the_vote_back_hears_no_more"),
    ),
    Mutation(
        "reactions: whoever flagged hears nothing of the decision",
        "portal/reactions.py",
        "    moderation.FLAG_DECIDED: Reactions(afterwards=(notify_flagger,)),",
        "    moderation.FLAG_DECIDED: Reactions(),",
        _in("tests/moderation/test_flags.py", "test_who_flagged_hears_what_was_decided"),
    ),
    Mutation(
        "reactions: a withdrawn helpful vote stays in the index",
        "portal/reactions.py",
        "    forums.HELPFUL_WITHDRAWN: Reactions(in_transaction=(queue_sharing,), afterwards=(push_live, reindex_object)),",
        "    forums.HELPFUL_WITHDRAWN: Reactions(in_transaction=(queue_sharing,), afterwards=(push_live,)),",
        _in("tests/search/test_reindex.py", "test_a_helpful_vote_and_its_withdrawal_reach_the_index"),
    ),
    # Organisations and the entry policy
    Mutation(
        "organisations: one that has ended still counts",
        "portal/members/models/organisations.py",
        "        return self.filter(Q(until_date=None) | Q(until_date__gt=day), from_date__lte=day)\n",
        "        return self.filter(from_date__lte=day)\n",
        _in("tests/members/test_organisations.py"),
    ),
    Mutation(
        "organisations: the primary mark is not taken from another",
        "portal/members/actions/organisations.py",
        "        others.exclude(pk=row.pk).update(is_primary=False)\n",
        "        others.none().update(is_primary=False)\n",
        _in("tests/members/test_organisations.py", "test_a_member_of_two_organisations_has_one_primary"),
    ),
    Mutation(
        "entry policy: a member replies again and again in one topic",
        "forums/actions/posting.py",
        "    text = admit(REPLY, by=by, body=body, turn=lambda: turn_of(by, topic))\n",
        "    text = admit(REPLY, by=by, body=body)\n",
        _in("tests/forums/test_limits.py", "test_nobody_goes_on_alone"),
    ),
    Mutation(
        "entry policy: what failed is remembered as said",
        "portal/writing/entry.py",
        "                _forget(noted)\n                raise\n",
        "                raise\n",
        _in("tests/writing/test_entry.py", "test_what_fails_after_it_was_admitted_is_forgotten"),
    ),
    Mutation(
        "entry policy: content limits are the form's alone",
        "portal/writing/entry.py",
        "        if entrance.longest and not (verdict := restrained(by, body, before=before)):\n",
        "        if False and not (verdict := restrained(by, body, before=before)):\n",
        _in("tests/writing/test_entry.py", "test_an_action_refuses_what_the_form_refuses"),
    ),
    Mutation(
        "entry policy: the same words again",
        "portal/writing/entry.py",
        "    if cache.add(key, 1, minutes * 60):\n",
        "    if True:\n",
        _in("tests/writing/test_entry.py", "test_an_action_counts_and_says_when_to_wait"),
    ),
    Mutation(
        "customer records: amounts are shown without the permission",
        "portal/crm/store_views/screens.py",
        "fact for fact in self.facts if (sees_revenue or not fact.is_amount) and (fact.is_listed or not is_list)",
        "fact for fact in self.facts if (fact.is_listed or not is_list)",
        _in("tests/crm/test_screens.py", "test_amounts_are_nowhere_without_the_permission"),
    ),
    Mutation(
        "customer records: a filter tells an amount",
        "portal/crm/store_views/lists.py",
        '            self.filters.pop("least", None)\n',
        "            pass\n",
        _in("tests/crm/test_screens.py", "test_neither_sorting_nor_filtering_tells_an_amount"),
    ),
    Mutation(
        "customer records: an undone merge keeps what it moved",
        "portal/crm/store/actions/merging.py",
        "            contact=merged, updated_at=now",
        "            contact=survivor, updated_at=now",
        _in("tests/crm/test_merge.py", "test_an_undone_merge_leaves_everything_as_it_was"),
    ),
    Mutation(
        "customer records: equal rows of a file are one",
        "portal/crm/imports/staging.py",
        "occurrence = occurrence + 1 if number == last else 1\n",
        "occurrence = 1\n",
        _in("tests/crm/test_import.py", "test_equal_rows_without_a_number_all_count_and_a_second_run_adds_none"),
    ),
    Mutation(
        "customer records: a case that somebody took is taken again",
        "portal/crm/store/actions/cases.py",
        "    if case.assignee_id != was:\n        raise CaseChanged\n",
        "",
        _in("tests/crm/test_cases.py", "test_two_who_take_a_case_at_once_do_not_both_have_it"),
    ),
    Mutation(
        "cases: an internal note crosses to the asker",
        "portal/conversions/actions/messages.py",
        '            if each.values.get("public") is True and not each.deleted:\n',
        "            if not each.deleted:\n",
        _in("tests/conversions/test_cases.py", "test_an_internal_note_never_crosses"),
    ),
    Mutation(
        "cases: every member reads every case",
        "portal/conversions/models/cases.py",
        "        return self.filter(asker=viewer.pk, state__in=",
        "        return self.filter(state__in=",
        _in("tests/conversions/test_cases.py", "test_what_is_said_in_a_case_is_read_by_asker_and_support_alone"),
    ),
    Mutation(
        "cases: a withdrawal leaves the contact on the case",
        "portal/crm/store/actions/cases.py",
        "        case.contact = case.account = None\n",
        "        pass\n",
        _in("tests/conversions/test_cases.py", "test_the_case_belongs_to_the_linked_contact_and_only_with_that_consent"),
    ),
    # The link to customer records
    Mutation(
        "customer link: consent is not asked right before the write",
        "portal/crm/sync/sending.py",
        " and held.get(pair[0].member_id) == agreed.get(pair[0].member_id)\n",
        "\n",
        _in("tests/crm/test_outbox.py", "test_who_withdraws_while_their_contact_is_looked_for_is_not_written_to"),
    ),
    Mutation(
        "customer link: consent is not asked when a row is claimed",
        "portal/crm/sync/delivery.py",
        "        refused = [row for row in self.rows if not self._is_agreed(row)]\n",
        "        refused: list[Outbox] = []\n",
        _in("tests/crm/test_never_without_consent.py"),
    ),
    Mutation(
        "customer link: what changed while it was sent is lost",
        "portal/crm/sync/outcomes.py",
        "    gone = [row.pk for row in rows if changed_at.get(row.pk) == row.changed_at]\n",
        "    gone = [row.pk for row in rows]\n",
        _in("tests/crm/test_outbox.py", "test_a_change_during_sending_is_sent_as_well"),
    ),
    Mutation(
        "customer link: a dead letter is requeued twice",
        "portal/crm/actions/outbox.py",
        "    if letter.resolution:\n        return None\n",
        "",
        _in("tests/crm/test_outbox.py", "test_a_dead_letter_is_requeued_with_its_key"),
    ),
    Mutation(
        "customer link: an old webhook is accepted again",
        "portal/crm/signatures.py",
        "    if abs(now.timestamp() - int(seconds)) > TOLERANCE.total_seconds():\n",
        "    if now.timestamp() + TOLERANCE.total_seconds() < int(seconds):\n",
        _in("tests/crm/test_inbound.py", "test_what_is_not_genuine_is_refused"),
    ),
    Mutation(
        "customer link: a connector's error is told as it came",
        "portal/crm/guarding.py",
        "    # Raised out here, so that the connector's frames and messages hang on no error.\n    raise failure\n",
        "    raise failure from error\n",
        _in("tests/crm/test_secrets.py"),
    ),
    Mutation(
        "customer link: a name is resolved anew for the connection",
        "portal/common/outgoing.py",
        "                raw.connect(address)\n",
        "                raw.connect(socket.getaddrinfo(target.host, target.port)[0][4])\n",
        _in("tests/common/test_outgoing.py", "test_a_name_is_resolved_once_and_the_address_that_was_looked_at_is_connected_to"),
    ),
]
