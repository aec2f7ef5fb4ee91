"""One's own addresses: only what can be done is offered."""

from allauth.account.models import EmailAddress


def offered(client) -> set[str]:
    page = client.get("/accounts/email/").text
    return {words for words in ("Write to this one", "Confirm it", "Remove it") if words in page}


def test_a_single_confirmed_address_offers_nothing_to_press(client, asker):
    EmailAddress.objects.update_or_create(user=asker, email=asker.email, defaults={"primary": True, "verified": True})
    client.force_login(asker)
    assert offered(client) == set()


def test_a_second_address_can_be_confirmed_chosen_and_removed(client, asker):
    EmailAddress.objects.update_or_create(user=asker, email=asker.email, defaults={"primary": True, "verified": True})
    other = EmailAddress.objects.create(user=asker, email="other@example.com")
    client.force_login(asker)
    assert offered(client) == {"Confirm it", "Remove it"}
    EmailAddress.objects.filter(pk=other.pk).update(verified=True)
    assert offered(client) == {"Write to this one", "Remove it"}
