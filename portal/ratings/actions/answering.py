"""What the company says about a review."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.activity.record import record
from portal.common.html import CleanHtml
from portal.common.permissions import require
from portal.members.models import Member
from portal.ratings.activities import ANSWER_EDITED, ANSWER_GIVEN
from portal.ratings.limits import ANSWER
from portal.ratings.models import CompanyAnswer, Review
from portal.ratings.permissions import can_answer
from portal.writing.actions import attach_uploads, keep_revision
from portal.writing.entry import admit, passes
from portal.writing.html import excerpt


@passes(ANSWER)
@transaction.atomic
def answer_review(*, review: Review, by: Member, body: CleanHtml, now: datetime | None = None) -> CompanyAnswer:
    """The company answers a review, or changes its answer; the version before is kept. Raises NotAdmitted."""
    now = now or timezone.now()
    review = Review.objects.lock_one(review.pk)
    require(can_answer(by, review, now))
    html = admit(ANSWER, by=by, body=body).body
    answer = CompanyAnswer.objects.filter(review=review).first()
    if answer is not None and answer.body == html:
        return answer
    if answer is None:
        answer = CompanyAnswer(review=review, author=by, posted_at=now)
        kind = ANSWER_GIVEN
    else:
        keep_revision(thing=answer, body=answer.body, editor=answer.author, now=now)
        answer.author, answer.edited_at, answer.edit_count = by, now, answer.edit_count + 1
        kind = ANSWER_EDITED
    answer.body, answer.excerpt = html, excerpt(html)
    answer.save()
    attach_uploads(thing=answer, html=html, by=by)
    record(kind, actor=by, object=review, target=answer, happened_at=now)
    return answer
