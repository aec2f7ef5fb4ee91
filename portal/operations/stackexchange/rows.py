"""Reading the files of a dump: one row at a time, whatever their size, and however hostile.

The parser is expat with every declaration refused: a document type is the only door to entity
expansion and to files or hosts outside, and no dump has one.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

Row = dict[str, str]

_CHUNK = 256 * 1024
# Bytes that the parser may hold back before a row ends. The longest post of any site is some 100 kB.
_LONGEST_ROW = 8 * 1024 * 1024


class BadDump(Exception):
    """The folder cannot be read as a dump. The message says which file and what to do."""


def file_of(folder: Path, table: str) -> Path | None:
    """Posts.xml or Posts.xml.gz in the folder; None when there is neither."""
    return next((path for name in (f"{table}.xml", f"{table}.xml.gz") if (path := folder / name).is_file()), None)


def rows_of(path: Path, *, progress: Callable[[int], None] = lambda _bytes: None) -> Iterator[Row]:
    """The rows of a file as attribute dicts. `progress` is told the bytes read from the disk.

    Raises BadDump for what is not such a file: broken XML, declarations, an endless row.
    """
    ready: list[Row] = []
    parser = _parser(path, ready)
    fed = 0
    try:
        with path.open("rb") as raw:
            source: Any = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
            while chunk := source.read(_CHUNK):
                parser.Parse(chunk, False)
                fed += len(chunk)
                yield from ready
                ready.clear()
                if fed - max(parser.CurrentByteIndex, 0) > _LONGEST_ROW:
                    raise BadDump(f"{path.name} has a row of more than {_LONGEST_ROW >> 20} MB. That is no dump of a site.")
                progress(raw.tell())
            parser.Parse(b"", True)
            yield from ready
    except expat.ExpatError as error:
        raise BadDump(
            f"{path.name} is not well-formed XML: {expat.errors.messages.get(error.code, 'error')}, line {error.lineno}. "
            "Fetch the dump again and run the command again; what was imported is kept."
        ) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise BadDump(
            f"{path.name} is damaged ({error}). Fetch it again and run the command again; what was imported is kept."
        ) from error
    except (UnicodeError, LookupError) as error:
        raise BadDump(f"{path.name} is not text in the encoding that it declares.") from error


def _parser(path: Path, ready: list[Row]) -> expat.XMLParserType:
    def refuse(*_declaration: Any) -> None:
        raise BadDump(f"{path.name} declares a document type or an entity. That is no dump of a site; nothing of it was read.")

    def start(name: str, attributes: Row) -> None:
        if name == "row":
            ready.append(attributes)

    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    return parser
