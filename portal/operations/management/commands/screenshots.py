"""`screenshots`: the pictures of the README, taken from the running demo. Needs the development requirements."""

from __future__ import annotations

import os
import shutil
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
from portal.operations.environment import CODE

FOLDER = CODE / "portal" / "operations" / "screenshots"
DESK, PHONE = (1280, 860), (390, 780)


@dataclass(frozen=True)
class Shot:
    """One picture: its file, the page, who looks, and how."""

    name: str
    path: str
    size: tuple[int, int] = DESK
    theme: str = "light"
    role: str = ""


class Command(PortalCommand):
    help = "Take the README's pictures from a demo that runs (start it with `up` in another terminal)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default="http://127.0.0.1:8000", help="where the demo runs (http://127.0.0.1:8000)")
        parser.add_argument("--folder", type=Path, default=FOLDER, help="where the pictures go")

    def handle(self, *, address: str, folder: Path, **options: Any) -> None:
        try:
            from playwright.sync_api import Error, sync_playwright
        except ImportError:
            raise WrongUse("This needs the development requirements: install requirements-dev.lock.") from None
        # Playwright keeps an event loop in this thread; the queries beside it are not asynchronous.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
        folder.mkdir(parents=True, exist_ok=True)
        with sync_playwright() as playwright:
            try:
                browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
            except Error:
                raise WrongUse("Chromium cannot be started: install it, or set CHROMIUM to its path.") from None
            for shot in self.shots():
                width, height = shot.size
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=shot.theme, base_url=address, locale="en-GB"
                )
                page = context.new_page()
                try:
                    if shot.role:
                        page.goto("/demo/sign-in/")
                        page.locator(f"main button[value={shot.role}]").click()
                    page.goto(shot.path, wait_until="networkidle")
                except Error as error:
                    raise WrongUse(f"{address} does not answer as a demo: {error.message.splitlines()[0]}") from None
                page.screenshot(path=folder / f"{shot.name}.png")
                context.close()
                self.say(f"{shot.name}.png")
            browser.close()

    def shots(self) -> list[Shot]:
        from django.contrib.contenttypes.models import ContentType

        from forums.models import Topic
        from portal.activity.models import Promise

        solved = Topic.objects.exclude(solution=None).order_by("-solution__helpful_count", "pk")
        owed = Promise.objects.open().filter(object_type=ContentType.objects.get_for_model(Topic)).values("object_id")
        topic = solved.filter(pk__in=owed).first() or solved.first()
        if topic is None:
            raise WrongUse("This database has no demo community: run `python3 -m portal up` first.")
        address, board = topic.get_absolute_url(), topic.board.url
        return [
            Shot("home", "/"),
            Shot("board", board),
            Shot("topic", address, theme="dark"),
            Shot("phone-topic", address, size=PHONE),
            Shot("phone-board", board, size=PHONE, theme="dark"),
        ]
