"""A Stack Exchange dump of any size, made up: the same numbers give the same files."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import quoteattr

from portal.operations.seed_words import WORDS

_TAGS = [f"{first}-{second}" for first in WORDS[:12] for second in WORDS[12:24]]
_START = datetime(2012, 1, 1)


def write_dump(folder: Path, *, posts: int, members: int | None = None, seed: int = 1, history: bool = True) -> None:
    """Write Users, Posts, Comments, Votes, Tags, Badges, PostLinks and PostHistory below `folder`.

    A fifth of the posts are questions; bodies have some 700 characters; a third of the posts has a
    comment, a quarter was edited once; every post has three votes. `members` defaults to a tenth of the posts.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    _Dump(folder, posts, members or max(posts // 10, 5), chance).write(history)


class _Dump:
    def __init__(self, folder: Path, posts: int, members: int, chance: random.Random) -> None:
        self.folder, self.posts, self.members, self.chance = folder, posts, members, chance
        self.questions = max(posts // 5, 1)

    def write(self, history: bool) -> None:
        with self._file("Users", "users") as out:
            for number in range(1, self.members + 1):
                name = f"{self._words(1).title()} {self._words(1).title()}"
                about = f"<p>{self._words(8)}</p>" if number % 3 == 0 else ""
                self._row(
                    out,
                    Id=number,
                    DisplayName=name,
                    Reputation=1 + number % 997,
                    CreationDate=_at(number),
                    AboutMe=about,
                    Age=30,
                )
            out.write("</users>\n")
        with self._file("Tags", "tags") as out:
            for number, name in enumerate(_TAGS, 1):
                self._row(out, Id=number, TagName=name, Count=1)
            out.write("</tags>\n")
        self._posts(history)

    def _posts(self, history: bool) -> None:
        files = {
            name: self._file(name, name.lower())
            for name in ("Posts", "Comments", "Votes", "PostHistory", "PostLinks", "Badges")
        }
        count = dict.fromkeys(files, 0)

        def row(table: str, **values: Any) -> None:
            count[table] += 1
            self._row(files[table], Id=values.pop("Id", count[table]), **values)

        for number in range(1, self.posts + 1):
            is_question = number <= 5 or number % 5 == 0
            self._post(row, number, is_question)
            for kind in (2, 2, 3 if number % 7 == 0 else 2):
                row("Votes", PostId=number, VoteTypeId=kind, CreationDate=_at(number))
            if number % 3 == 0:
                row(
                    "Comments",
                    PostId=number,
                    Text=self._words(12),
                    CreationDate=_at(number, 30),
                    UserId=self._member(),
                    Score=0,
                )
            if history:
                row(
                    "PostHistory",
                    PostHistoryTypeId=2,
                    PostId=number,
                    RevisionGUID=f"g{number}-1",
                    CreationDate=_at(number),
                    Text=self._words(90),
                )
                if number % 4 == 0:
                    row(
                        "PostHistory",
                        PostHistoryTypeId=5,
                        PostId=number,
                        RevisionGUID=f"g{number}-2",
                        CreationDate=_at(number, 60),
                        UserId=self._member(),
                        Text=self._words(95),
                    )
            if number % 50 == 0:
                row(
                    "PostLinks",
                    PostId=number,
                    RelatedPostId=max(number - 25, 5) // 5 * 5,
                    LinkTypeId=3 if number % 100 == 0 else 1,
                    CreationDate=_at(number),
                )
            if number % 2 == 0:
                row("Badges", UserId=self._member(), Name=self._words(1).title(), Date=_at(number))
        for name, out in files.items():
            out.write(f"</{name.lower()}>\n")
            out.close()

    def _post(self, row: Any, number: int, is_question: bool) -> None:
        body = "".join(
            f"<p>{self._words(40)}, <strong>{self._words(2)}</strong> &amp; <code>{self._words(1)}</code>.</p>\n"
            for _ in range(3)
        )
        common = {
            "CreationDate": _at(number),
            "Score": number % 11 - 1,
            "Body": body,
            "OwnerUserId": self._member(),
            "CommentCount": 0,
        }
        if is_question:
            accepted = {"AcceptedAnswerId": number + 1} if number % 10 == 0 and number < self.posts else {}
            closed = {"ClosedDate": _at(number, 90)} if number % 100 == 0 else {}
            tags = "".join(f"<{tag}>" for tag in self.chance.sample(_TAGS, 2))
            title = f"{self._words(7).capitalize()}?"
            row(
                "Posts",
                Id=number,
                PostTypeId=1,
                Title=title,
                Tags=tags,
                ViewCount=number % 1000,
                **common,
                **accepted,
                **closed,
            )
        else:
            # Most answers follow their question; some go to one far back, and a few questions gather many.
            parent = number // 5 * 5
            if number % 5 == 4 and number > 50:
                parent = max(5, int(number * self.chance.random() ** 3) // 5 * 5)
            row("Posts", Id=number, PostTypeId=2, ParentId=parent, **common)

    def _member(self) -> int:
        return 1 + int(self.members * self.chance.random() ** 2)

    def _words(self, count: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=count))

    def _file(self, name: str, root: str) -> TextIO:
        out = (self.folder / f"{name}.xml").open("w", encoding="utf-8")
        out.write(f'<?xml version="1.0" encoding="utf-8"?>\n<{root}>\n')
        return out

    @staticmethod
    def _row(out: TextIO, **values: Any) -> None:
        out.write("  <row " + " ".join(f"{key}={quoteattr(str(value))}" for key, value in values.items()) + " />\n")


def _at(number: int, minutes: int = 0) -> str:
    return (_START + timedelta(minutes=7 * number + minutes)).isoformat(timespec="milliseconds")
