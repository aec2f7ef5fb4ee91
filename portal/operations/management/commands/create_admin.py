"""`create_admin`: the first administrator."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from portal.operations.administrators import make_administrator, sign_in_link
from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
from portal.operations.current_database import require_current_database


class Command(PortalCommand):
    help = "Make a member with this address an administrator, and print a link that signs them in once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="e-mail address of the administrator")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, email: str, json: bool, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError:
            raise WrongUse(f"“{email}” is no e-mail address: write one such as ines@example.com.") from None
        require_current_database()
        member, is_new = make_administrator(email)
        link = sign_in_link(member)
        if json:
            self.print_json({"email": member.email, "member": member.username, "is_new": is_new, "link": link})
            return
        self.say(f"{'Made' if is_new else 'Promoted'} {member.email}. This link signs in once, within an hour:")
        self.stdout.write(link)
