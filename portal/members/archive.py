"""The archive of all that is held about a member: one JSON file, and pages that a person can read."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any

from django.template.loader import get_template
from django.utils import timezone, translation
from django.utils.text import slugify

from portal.common.html import CleanHtml, text_of
from portal.common.kinds import Exportable, kinds_with
from portal.members.models import Member
from portal.members.personal import personal_data

ROWS_TO_A_PAGE = 200


@dataclass(frozen=True)
class Section:
    """One heading of the archive; `rows` is read once."""

    name: str
    label: str
    rows: Iterator[dict[str, Any]]

    @property
    def page(self) -> str:
        return slugify(self.name.replace(".", "-"))


def sections_of(member: Member) -> Iterator[Section]:
    """Everything held about a member, table by table, then what they wrote, kind by kind."""
    for data in personal_data():
        yield Section(data.name, str(data.label), data.rows(member))
    for kind, wrote in kinds_with(Exportable):
        yield Section(kind.name, str(kind.label), wrote.export(member))


def write_archive(member: Member, file: IO[bytes], *, at: datetime) -> None:
    """Write the zip: data.json, index.html, pages/*.html, files/*. Rows stream through: memory stays flat."""
    with translation.override(member.language or None), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        contents = _write_pages(member, archive)
        names = _write_files(member, archive)
        _write_json(member, archive, at)
        page = get_template("members/export/index.html")
        archive.writestr(
            "index.html", page.render({"member": member, "at": timezone.localtime(at), "contents": contents, "files": names})
        )
        archive.writestr("style.css", _STYLE)


def _write_json(member: Member, archive: zipfile.ZipFile, at: datetime) -> None:
    with archive.open("data.json", "w") as out:

        def put(text: str) -> None:
            out.write(text.encode())

        put(f'{{\n"made_at": {json.dumps(at.isoformat())}')
        for section in sections_of(member):
            put(f",\n{json.dumps(section.name)}: [")
            for number, row in enumerate(section.rows):
                put((",\n " if number else "\n ") + json.dumps(row, default=_plain, ensure_ascii=False))
            put("\n]")
        put("\n}\n")


def _write_pages(member: Member, archive: zipfile.ZipFile) -> list[tuple[str, str, int]]:
    template = get_template("members/export/section.html")
    contents = []
    for section in sections_of(member):
        total, number, batch = 0, 1, []
        for row in section.rows:
            batch.append([(key.replace("_", " "), _readable(value)) for key, value in row.items()])
            total += 1
            if len(batch) == ROWS_TO_A_PAGE:
                _write_page(archive, template, section, number, batch, is_last=False)
                number, batch = number + 1, []
        _write_page(archive, template, section, number, batch, is_last=True)
        contents.append((section.label, f"pages/{section.page}-1.html", total))
    return contents


def _write_page(
    archive: zipfile.ZipFile, template: Any, section: Section, number: int, rows: list[Any], *, is_last: bool
) -> None:
    context = {"section": section, "number": number, "rows": rows, "is_last": is_last}
    archive.writestr(f"pages/{section.page}-{number}.html", template.render(context))


def _write_files(member: Member, archive: zipfile.ZipFile) -> list[str]:
    names: list[str] = []
    for data in personal_data():
        for name, source in data.files(member) if data.files else ():
            path = f"files/{len(names) + 1}-{name.replace('/', '-')}"
            try:
                with source.open("rb") as content, archive.open(path, "w") as out:
                    while chunk := content.read(1 << 16):
                        out.write(chunk)
            except FileNotFoundError:
                continue
            names.append(path)
    return names


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def _readable(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, list | tuple):
        return ", ".join(_readable(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_readable(item)}" for key, item in value.items())
    return text_of(value) if isinstance(value, CleanHtml) else str(value)


_STYLE = """
:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } li { margin: .35rem 0; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .2rem 1rem; padding: 1rem 0; margin: 0;
     border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
dt { opacity: .7; } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
"""
