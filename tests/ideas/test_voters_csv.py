"""Who voted for an idea, as a file for those who may view members."""

import csv
import io

from ideas.actions import cast_vote
from portal.activity.models import Activity
from portal.members.roles import Role


def rows_of(response):
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff") and response["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_those_who_may_view_members_download_who_voted_and_it_is_recorded(
    client, make_idea, make_member, moderator, helper, stranger
):
    idea = make_idea()
    product_manager = make_member("manager", role=Role.PRODUCT)
    wicked = make_member("wicked", name="=HYPERLINK(1)")
    cast_vote(idea=idea, by=wicked)
    cast_vote(idea=idea, by=helper, is_named=True)
    address = f"/ideas/{idea.pk}/voters.csv"
    assert client.get(address).status_code == 302
    for nobody in (stranger, product_manager):
        client.force_login(nobody)
        assert client.get(address).status_code == 403
        assert address not in client.get(f"/ideas/{idea.pk}/voters/").text
    client.force_login(moderator)
    assert f'href="{address}"' in client.get(f"/ideas/{idea.pk}/voters/").text
    rows = rows_of(client.get(address))
    assert [(row["Handle"], row["Name"], row["Votes"]) for row in rows] == [
        ("wicked", "'=HYPERLINK(1)", "1"),
        ("helper", helper.name, "1"),
    ]
    looks = Activity.objects.filter(type="ideas.voters.exported")
    assert [look.actor for look in looks] == [moderator] and looks.get().object == idea
