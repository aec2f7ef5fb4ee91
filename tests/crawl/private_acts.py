"""A busy day in closed rooms: what members do there, and what moderators take away. Nobody outside may notice."""

from __future__ import annotations

from forums import actions as forum
from ideas import actions as wish
from ideas.pairwise.actions import compare
from portal.articles.actions import rate_article
from portal.moderation.flagging import flag
from portal.notifications.actions import follow
from portal.polls.actions import NewPoll, add_statement, answer_poll, answer_statement, end_poll, vote
from portal.products.actions import own_product
from tests.crawl.cast import BAIT, World
from tests.crawl.world import forget_what_was_kept, react


def do_what_nobody_may_notice(world: World) -> None:
    """Members whom outsiders follow and whose profiles they read act on closed boards, with tags that they follow."""
    insider, keeper, warden = world.viewer("insider"), world.keeper, world.warden
    topic = forum.post_topic(
        board_id=world.closed_board.pk,
        by=keeper,
        kind="question",
        title=f"{BAIT} {world.marks.new('newtopic', {'insider'})}",
        body=f"<p>{BAIT} {world.marks.new('newbody', {'insider'})} @stranger @newcomer @insider</p>",
        tags=["pressure", world.marks.new("newtag", {"insider"})],
    )
    post = forum.reply(topic=topic, by=insider, body=f"<p>{BAIT} {world.marks.new('newreply', {'insider'})}</p>")
    forum.comment(post=post, by=keeper, body=f"<p>{BAIT} {world.marks.new('newcomment', {'insider'})}</p>")
    forum.add_helpful_vote(post=post, by=keeper)
    forum.accept_solution(post=post, by=keeper)
    forum.add_same_problem(topic=topic, by=insider)
    forum.keep_bookmark(post=post, by=keeper)
    asked = NewPoll(f"{BAIT} {world.marks.new('newpoll', {'insider'})}", (world.marks.new("newchoice", {"insider"}), "No"))
    poll = forum.add_poll(post=topic.posts.get(position=1), asked=asked, by=keeper)
    vote(poll=poll, by=insider, choices=[poll.choices.first().pk])
    end_poll(poll=poll, by=keeper)
    forum.feature_topic(topic=topic, by=warden)
    forum.pin_topic(topic=topic, by=warden)
    forum.write_note(topic=topic, by=warden, body=f"<p>{world.marks.new('newnote')}</p>")
    forum.reply(topic=world.moved_topic, by=insider, body=f"<p>{world.marks.new('newreplytomoved', {'insider'})}</p>")
    forum.reply(topic=world.closed_topic, by=insider, body=f"<p>{world.marks.new('newreplytomerged', {'insider'})}</p>")
    flag(thing=post, by=keeper, reason="other", note=world.marks.new("newflag"))
    idea = wish.propose_idea(
        board_id=world.closed_idea_board.pk,
        by=keeper,
        title=f"{BAIT} {world.marks.new('newidea', {'insider'})}",
        body=f"<p>{world.marks.new('newideabody', {'insider'})} @stranger</p>",
        tags=["pressure"],
    )
    wish.cast_vote(idea=idea, by=insider)
    wish.cast_vote(idea=world.closed_twin, by=insider, is_named=True)
    wish.comment_on_idea(idea=idea, by=insider, body=f"<p>{world.marks.new('newremark', {'insider'})} @newcomer</p>")
    wish.respond(idea=idea, by=world.manager, body=f"<p>{world.marks.new('newresponse', {'insider'})}</p>")
    compare(ideas=(idea.pk, world.closed_twin.pk), chosen=idea.pk, by=insider)
    answer_poll(poll=world.closed_poll, by=insider, choices=[world.closed_poll.choices.first().pk])
    statement = add_statement(conversation=world.closed_talk, by=insider, text=world.marks.new("newstatement", {"insider"}))
    answer_statement(statement=statement, by=keeper, answer=1)
    rate_article(article=world.closed_article, by=insider, is_helpful=True)
    own_product(product=world.closed_product, by=insider)
    follow(member=insider, thing=topic)
    react()
    forget_what_was_kept()
