"""What is meant to break pages, in polls and conversations: nothing breaks or runs, and what was typed comes back."""

import pytest

from portal.polls.models import PollBallot, Statement, StatementAnswer
from tests import hostile

pytestmark = pytest.mark.django_db
TEXTS = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "{{ 7 * 7 }} {% raise %} %s",
    "ﷺ 𝒳 and more",
    "W" * 139,
]


@pytest.mark.parametrize("text", TEXTS)
def test_statements_are_text_and_come_back_as_typed(client, conversation, asker, text):
    client.force_login(asker)
    address = f"/polls/{conversation.pk}/statements/"
    answer = client.post(address, {"text": text + "x" * 140})
    assert answer.status_code == 422 and hostile.Page(answer.text).wrong == [] and "<script>alert" not in answer.text
    assert client.post(address, {"text": text}).status_code == 302
    assert Statement.objects.get().text == text
    again = client.post(address, {"text": text.upper() if text.isascii() else text})
    assert again.status_code == 422 and Statement.objects.count() == 1
    page = client.get(conversation.get_absolute_url())
    assert hostile.Page(page.text).wrong == [] and "<script>alert" not in page.text


@pytest.mark.parametrize("choice", ["", "0", "-1", "9" * 40, "٣", "NUL \x00", "<b>"])
def test_choices_that_no_poll_has_answer_nothing(client, poll, statements, asker, choice):
    client.force_login(asker)
    answer = client.post(f"/polls/{poll.pk}/answer/", {"choices": [choice]})
    assert answer.status_code == 422 and hostile.Page(answer.text).wrong == []
    assert client.post(f"/statements/{statements[0].pk}/answer/", {"answer": choice}).status_code == 404
    for number in (0, 2**63, 10**30):
        assert client.post(f"/statements/{number}/answer/", {"answer": "agree"}).status_code == 404
    assert not PollBallot.objects.exists() and not StatementAnswer.objects.exists()
