"""What the worker does for cases by the clock."""

from __future__ import annotations

import logging

from django.db.models import Exists, OuterRef
from django.utils import timezone

from forums.models import Post
from portal.activity.periodic import every
from portal.conversions.actions import offer_due_cases, queue_lost_cases, queue_new_links
from portal.conversions.models import TopicCase
from portal.conversions.receiving import read_cases
from portal.crm.connectors import UnknownConnector, connector_of
from portal.crm.encryption import CannotDecrypt
from portal.crm.models import BUILT_IN, Connection
from portal.crm.protocol import ConnectionPaused
from portal.crm.sync.budget import BudgetSpent, Metered

logger = logging.getLogger(__name__)


@every(minutes=10)
def offer_cases() -> None:
    """Offer a case to whoever has waited for an answer as long as the board says."""
    offer_due_cases()


@every(minutes=5)
def point_to_replies() -> None:
    """Support learns where somebody replied to what it has; what was lost on its way is sent again."""
    queue_lost_cases()
    newest = Post.objects.filter(topic=OuterRef("stands_in"), position__gt=1, pk__gt=OuterRef("last_linked"))
    behind = TopicCase.objects.unclosed().exclude(record_id="").filter(Exists(newest.filter(hidden_at=None, deleted_at=None)))
    for pk in list(behind.values_list("pk", flat=True)):
        queue_new_links(case_pk=pk)


@every(minutes=5)
def read_open_cases() -> None:
    """Read cases of other systems that are not closed, also where webhooks tell of them."""
    for connection in Connection.objects.usable(timezone.now()).exclude(slug=BUILT_IN).order_by("pk"):
        cases = TopicCase.objects.unclosed().filter(connection=connection).exclude(record_id="").select_related("connection")
        if not (found := list(cases.order_by("pk"))):
            continue
        try:
            metered = Metered(connection, connector_of(connection))
        except (UnknownConnector, CannotDecrypt):
            continue  # sending pauses the connection and says why
        try:
            read_cases(connection, metered, found, only_changed=True)
        except (ConnectionPaused, BudgetSpent, OSError) as error:
            logger.warning("Reading cases of %s stopped: %s", connection.slug, type(error).__name__)
        finally:
            metered.close()
