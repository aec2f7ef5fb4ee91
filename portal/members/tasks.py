"""What the worker does by itself."""

from portal.activity.periodic import daily, every
from portal.members import actions


@daily(at="03:10")
def forget_unconfirmed_sign_ups() -> None:
    """Sign-ups whose address nobody confirmed within a week are deleted."""
    actions.forget_unconfirmed()


@every(hours=1)
def remove_expired_exports() -> None:
    """Archives of personal data are deleted after 48 hours."""
    actions.remove_expired_exports()


@daily(at="03:40")
def refresh_trust_levels() -> None:
    """Trust levels, gained and lost, by the rules that the settings name."""
    actions.refresh_all_trust()
