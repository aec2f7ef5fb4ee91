"""The prepared reasons that a site begins with; administrators change them."""

from __future__ import annotations

from typing import Any

# Title, reason, and the number of the rule in `default_rules`.
DEFAULT_REASONS = (
    (
        "Advertising, first time",
        "This sells something, and members come here for help. You may say it again without the offer and its link.",
        2,
    ),
    (
        "Advertising, again",
        "This sells something, and a moderator has asked you before not to do that here. Write to us if you work for the maker.",
        2,
    ),
    (
        "Unkind words",
        "This is about the person and not about what they said. You may say again what you think is wrong, without that.",
        1,
    ),
    (
        "Dangerous without a warning",
        "Following this can hurt somebody. You may write it again with what can go wrong and who should not try it.",
        3,
    ),
    (
        "Private data",
        "This shows somebody's private data. You may post it again without names, numbers and addresses.",
        4,
    ),
    (
        "Wrong place",
        "This belongs to another board, where more people know about it. Nothing is lost: its address stays, and so do its replies.",
        5,
    ),
)


def make_reasons(apps: Any) -> None:
    """Make the prepared reasons of a new site. A site that has some keeps its own."""
    reasons = apps.get_model("moderation", "ReasonTemplate").objects
    rules = {rule.number: rule for rule in apps.get_model("moderation", "Rule").objects.all()}
    if not reasons.exists():
        for title, text, number in DEFAULT_REASONS:
            reasons.create(title=title, text=text, rule=rules.get(number))
