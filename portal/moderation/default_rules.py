"""The rules that a site begins with; administrators change them."""

from __future__ import annotations

from typing import Any

# Number, title, text, and the reason of flags that suggests it.
DEFAULT_RULES = (
    (
        1,
        "Be kind",
        "Criticise products and ideas, not people. No insults, threats or harassment, and nothing that belittles others for who they are.",
        "rude",
    ),
    (
        2,
        "No advertising",
        "No advertising, discount codes or links that are here to sell something. Say so when you work for whom you recommend.",
        "spam",
    ),
    (
        3,
        "No dangerous advice",
        "Do not advise what can hurt somebody or break their machine. Say which risks there are, and when it takes a specialist.",
        "wrong",
    ),
    (
        4,
        "No private data of others",
        "No names, addresses, telephone numbers, serial numbers or pictures of others without their consent. Take them out of logs and photographs.",
        "private",
    ),
    (
        5,
        "Everything in its place",
        "One question in one topic, on the board that it belongs to. Say it once; moderators move what stands in the wrong place.",
        "off-topic",
    ),
    (
        6,
        "Nothing unlawful",
        "Nothing that breaks the law or the rights of others, such as copied texts and pictures, and nothing that is here only to disturb.",
        "other",
    ),
)


def make_rules(apps: Any) -> None:
    """Make the rules of a new site. `apps` is Django's registry or a migration's. A site that has rules keeps its own."""
    rules = apps.get_model("moderation", "Rule").objects
    if not rules.exists():
        for number, title, text, flag_reason in DEFAULT_RULES:
            rules.create(number=number, title=title, text=text, flag_reason=flag_reason)
