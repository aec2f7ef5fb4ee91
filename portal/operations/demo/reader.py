"""Reads the texts of the demo community: members and places from TOML, topics and articles from plain text.

A topic file holds topics one after the other (README.md beside this file shows one). Times of posts
count from the topic's own time, so that "41 minutes later" stays true whenever the demo is loaded.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_LATER = re.compile(r"\+(?:(?P<days>\d+)d)?(?:(?P<hours>\d+)h)?(?:(?P<minutes>\d+)m)?")
_PROMISE = re.compile(
    r"(?P<owner>.+?) (?P<after>\+\w+) due (?P<number>[+-]\d+)(?P<unit>[dhq])(?: kept (?P<kept>\d+[dh]))? \| (?P<what>.+)"
)
_AGO = re.compile(r"(?P<number>\d+)(?P<unit>[dhm])(?: (?P<hour>\d\d):(?P<minute>\d\d))?")


class Misspelt(ValueError):
    """A text of the demo that cannot be read: says file and line."""


@dataclass
class DemoPost:
    """A reply, or a comment on the post before it."""

    author: str
    later: timedelta
    body: str = ""
    is_official: bool = False
    helpful: int = 0
    accepted: timedelta | None = None
    comments: list[DemoPost] = field(default_factory=list)


@dataclass
class DemoEdit:
    """Who changed which words of a first post, and why."""

    editor: str
    later: timedelta
    reason: str
    old: str
    new: str


@dataclass
class DemoPromise:
    """Who owes what: made so long after the topic, due so long from now (before now: late or kept), or with a quarter."""

    owner: str  # username, or the name of a team
    later: timedelta
    due: timedelta | int  # a number: the end of the quarter that many after this one, as ideas are planned
    what: str
    kept_ago: str = ""


@dataclass
class DemoTopic:
    key: str
    board: str  # slug
    title: str
    author: str = ""
    ago: str = ""
    body: str = ""
    kind: str = "question"
    about: str = ""
    tags: list[str] = field(default_factory=list)
    is_pinned: bool = False
    answers: dict[str, str] = field(default_factory=dict)  # to the fields of its board, by their labels
    read: list[str] = field(default_factory=list)  # titles of what its author had read before
    claimed_by: str = ""  # as the demo is loaded: it holds ten minutes
    is_featured: bool = False
    slow_seconds: int = 0
    note: tuple[str, timedelta, str] | None = None  # of staff: who, how much later, what
    wiki: DemoEdit | None = None  # opened for others to edit, and edited so by one of them
    assigned_to: str = ""
    merged_by: str = ""
    merged_later: timedelta | None = None
    merged_into: str = ""  # title of a topic that stands before it
    closed_by: str = ""
    closed_later: timedelta | None = None
    duplicate_of: str = ""  # title
    replies: list[DemoPost] = field(default_factory=list)
    promises: list[DemoPromise] = field(default_factory=list)

    @property
    def length(self) -> timedelta:
        """From its first post to the last thing that happens in it."""
        moments = [self.closed_later or timedelta(), self.merged_later or timedelta()]
        for reply in self.replies:
            moments += [reply.later, reply.accepted or timedelta(), *(comment.later for comment in reply.comments)]
        return max(moments)


@dataclass
class DemoArticle:
    key: str
    title: str
    summary: str
    category: str
    products: list[str]
    author: str
    checked_by: str
    checked_ago: str
    published_ago: str
    blocks: list[tuple[str, Any]]  # ("text", Markdown) | ("note", (title, Markdown)) | ("table", (caption, rows))


@dataclass
class Texts:
    """All that the demo is made of."""

    people: dict[str, list[dict[str, Any]]]
    places: dict[str, Any]
    topics: list[DemoTopic]
    articles: list[DemoArticle]
    bookmarks: list[dict[str, Any]]
    ideas: dict[str, list[dict[str, Any]]]
    asking: dict[str, Any]
    internal_records: dict[str, Any]


def texts() -> Texts:
    return Texts(people(), places(), topics(), articles(), bookmarks(), ideas(), asking(), internal_records())


def people() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((FOLDER / "people.toml").read_text(encoding="utf-8"))


def places() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "places.toml").read_text(encoding="utf-8"))


def internal_records() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "internal_records.toml").read_text(encoding="utf-8"))


def bookmarks() -> list[dict[str, Any]]:
    return tomllib.loads((FOLDER / "bookmarks.toml").read_text(encoding="utf-8"))["bookmarks"]


def ideas() -> dict[str, list[dict[str, Any]]]:
    """Idea boards, and what stands in them."""
    return tomllib.loads((FOLDER / "ideas.toml").read_text(encoding="utf-8"))


def asking() -> dict[str, Any]:
    """What the company asks its members."""
    return tomllib.loads((FOLDER / "asking.toml").read_text(encoding="utf-8"))


def reviews() -> dict[str, Any]:
    """What members think of the products."""
    return tomllib.loads((FOLDER / "reviews.toml").read_text(encoding="utf-8"))


def moment(ago: str, now: datetime) -> datetime:
    """`2h`, `50m`, or `16d 07:52`: that many days ago at that hour."""
    match = _AGO.fullmatch(ago.strip())
    if not match:
        raise Misspelt(f"“{ago}” is no time: write 2h, 50m or 16d 07:52.")
    number = int(match["number"])
    if match["unit"] != "d":
        return now - timedelta(**{{"h": "hours", "m": "minutes"}[match["unit"]]: number})
    day = now - timedelta(days=number)
    if match["hour"] is None:
        return day
    return datetime.combine(day.date(), time(int(match["hour"]), int(match["minute"])), tzinfo=day.tzinfo)


def later(text: str) -> timedelta:
    """`+41m`, `+1d11h`."""
    match = _LATER.fullmatch(text.strip())
    if not match or not any(match.groups()):
        raise Misspelt(f"“{text}” is no time after: write +41m or +1d11h.")
    return timedelta(**{unit: int(value) for unit, value in match.groupdict().items() if value})


def topics() -> list[DemoTopic]:
    """Every topic of every file, in the order of the files."""
    found: list[DemoTopic] = []
    for path in sorted((FOLDER / "topics").glob("*.txt")):
        for part in re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))[1:]:
            try:
                found.append(_topic(path.stem, part))
            except (Misspelt, KeyError, ValueError) as error:
                raise Misspelt(f"{path.name}, “{part.splitlines()[0]}”: {error}") from error
    return found


def _topic(board: str, part: str) -> DemoTopic:
    from django.utils.text import slugify

    title, _newline, rest = part.partition("\n")
    head, _blank, rest = rest.partition("\n\n")
    topic = DemoTopic(key=f"topic:{slugify(title)[:80]}", board=board, title=title.strip())
    for line in head.splitlines():
        name, _colon, value = line.partition(":")
        value = value.strip()
        match name:
            case "by":
                topic.author, _comma, topic.ago = (word.strip() for word in value.partition(","))
            case "tags":
                topic.tags = [tag.strip() for tag in value.split(",") if tag.strip()]
            case "about" | "kind":
                setattr(topic, name, value)
            case "asked":
                pairs = (part.partition("=") for part in value.split("|"))
                topic.answers = {label.strip(): answer.strip() for label, _sign, answer in pairs}
            case "read":
                topic.read = [title.strip() for title in value.split("|")]
            case "claimed":
                topic.claimed_by = value
            case "promise":
                topic.promises.append(_promise(value))
            case "pinned":
                topic.is_pinned = value == "yes"
            case "featured":
                topic.is_featured = value == "yes"
            case "note":
                who, after, words = value.split(" ", 2)
                topic.note = who, later(after), words
            case "wiki":
                topic.wiki = _edit(value)
            case "slow":
                topic.slow_seconds = int(later(value).total_seconds())
            case "assigned":
                topic.assigned_to = value
            case "merged":
                who, _into, topic.merged_into = value.partition(" into ")
                topic.merged_by, after = who.split()
                topic.merged_later = later(after)
            case "closed":
                who, _duplicate, topic.duplicate_of = value.partition(" duplicate of ")
                topic.closed_by, after = who.split()
                topic.closed_later = later(after)
            case _:
                raise Misspelt(f"“{line}” is not understood.")
    pieces = re.split(r"(?m)^(--- |\.\.\. )(.*)\n", rest)
    topic.body = pieces[0].strip()
    for sign, post_head, body in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        post = _post(post_head, body.strip())
        (topic.replies if sign == "--- " else topic.replies[-1].comments).append(post)
    return topic


def _promise(value: str) -> DemoPromise:
    match = _PROMISE.fullmatch(value)
    if not match:
        raise Misspelt(f"“{value}” is no promise: write dov +2d due +30d | What is owed.")
    count = int(match["number"])
    due = count if match["unit"] == "q" else timedelta(**{{"d": "days", "h": "hours"}[match["unit"]]: count})
    return DemoPromise(match["owner"], later(match["after"]), due, match["what"], match["kept"] or "")


def _edit(value: str) -> DemoEdit:
    match = re.fullmatch(r"(\S+) (\+\S+) ([^|]+) \| (.+) => (.+)", value)
    if not match:
        raise Misspelt(f"“{value}” is no edit: write chidi +8d Why | old words => new words.")
    return DemoEdit(match[1], later(match[2]), match[3], match[4], match[5])


def _post(head: str, body: str) -> DemoPost:
    who, *marks = (part.strip() for part in head.split("|"))
    author, after = who.split()
    post = DemoPost(author=author, later=later(after), body=body)
    for mark in marks:
        word, _space, value = mark.partition(" ")
        match word:
            case "official":
                post.is_official = True
            case "helpful":
                post.helpful = int(value)
            case "accepted":
                post.accepted = later(value)
            case _:
                raise Misspelt(f"“{mark}” is not understood.")
    return post


def articles() -> list[DemoArticle]:
    return [_article(path) for path in sorted((FOLDER / "articles").glob("*.txt"))]


def _article(path: Path) -> DemoArticle:
    head, _blank, rest = path.read_text(encoding="utf-8").partition("\n\n")
    facts = {name: value.strip() for name, _colon, value in (line.partition(":") for line in head.splitlines())}
    checked_by, _comma, checked_ago = facts["checked"].partition(",")
    return DemoArticle(
        key=f"article:{path.stem}",
        title=facts["title"],
        summary=facts["summary"],
        category=facts["category"],
        products=[name.strip() for name in facts["products"].split(",") if name.strip()],
        author=facts["author"],
        checked_by=checked_by.strip(),
        checked_ago=checked_ago.strip(),
        published_ago=facts["published"],
        blocks=_blocks(rest),
    )


def _blocks(text: str) -> list[tuple[str, Any]]:
    """Markdown between `::: note Title` and `::: table Caption`, each of which ends at the next empty line."""
    blocks: list[tuple[str, Any]] = []
    pieces = re.split(r"(?m)^::: (note|table) (.*)\n((?:.+\n?)*)", text)
    if pieces[0].strip():
        blocks.append(("text", pieces[0].strip()))
    for kind, title, body, after in zip(pieces[1::4], pieces[2::4], pieces[3::4], pieces[4::4], strict=True):
        blocks.append((kind, (title.strip(), body.strip())))
        if after.strip():
            blocks.append(("text", after.strip()))
    return blocks
