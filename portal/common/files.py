"""How files leave the site: after a check, by the web server or by ourselves.

A view asks who may have a file and then calls `send_file`. With `SENDFILE=nginx` the answer is empty and names the file to
nginx (X-Accel-Redirect, the internal folders of `deploy/nginx.conf`); without it Django streams the file.

Pictures and documents of editors lie in Wagtail's collections, and a collection may be closed to some (`Access` decides).
Nothing is moved when that changes: the next request is asked anew.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from wagtail.models import Collection, CollectionViewRestriction

from portal.common.viewer import Viewer

# A browser may keep what everybody may see for an hour; caches between us and it ask each time, for it may be closed at any time.
PUBLIC = "public, max-age=3600, s-maxage=0"
PRIVATE = "private, no-store"
NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

_public_folders: set[str] = set()


def register_public_folder(folder: str) -> None:
    """A folder of the media storage that never holds anything private, without a slash: `register_public_folder("avatars")`."""
    _public_folders.add(folder)


def is_in_public_folder(name: str) -> bool:
    folder, _slash, rest = name.partition("/")
    return folder in _public_folders and re.fullmatch(r"\w[\w.\-]{0,200}", rest, re.ASCII) is not None


@dataclass(frozen=True)
class Access:
    """Who may have the files of a collection: everybody, or whoever passes each restriction on it and above it."""

    restrictions: tuple[tuple[str, frozenset[int]], ...]  # kind, groups

    @property
    def is_public(self) -> bool:
        return not self.restrictions

    @property
    def needs_only_sign_in(self) -> bool:
        return all(kind == CollectionViewRestriction.LOGIN for kind, _groups in self.restrictions)

    def admits(self, request: HttpRequest) -> bool:
        if self.is_public:  # without a look at who asks
            return True
        viewer: Viewer = request.user
        if not viewer.is_authenticated:
            return False
        if viewer.is_superuser:
            return True
        held = viewer.groups_held.keys()
        return all(kind == CollectionViewRestriction.LOGIN or bool(groups & held) for kind, groups in self.restrictions)


EVERYBODY = Access(())


def access_to(collection: Collection) -> Access:
    """One query: what closes the collection now."""
    path, step = collection.path, Collection.steplen
    lineage = [path[:end] for end in range(step, len(path) + 1, step)]
    found: dict[int, tuple[str, set[int]]] = {}
    rows = CollectionViewRestriction.objects.filter(collection__path__in=lineage).order_by("pk")
    for pk, kind, group in rows.values_list("pk", "restriction_type", "groups__pk"):
        found.setdefault(pk, (kind, set()))[1].add(group)
    return Access(tuple((kind, frozenset(groups - {None})) for kind, groups in found.values()))


def send_file(
    request: HttpRequest, path: str, *, content_type: str, is_public: bool, name: str = "", is_download: bool = False
) -> HttpResponseBase:
    """The file at a path on disk as an answer. `name` is what a browser saves it as. Raises Http404 when it is not on disk any more."""
    try:
        about = os.stat(path)
    except FileNotFoundError as error:
        raise Http404 from error
    response: HttpResponseBase
    if settings.SENDFILE == "nginx":
        # Whether it has changed, and which part of it is asked for, nginx sees for itself.
        response = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = _internal_address(path)
    else:
        changed = int(about.st_mtime)
        etag = f'"{changed:x}-{about.st_size:x}"'  # as nginx writes it
        known = get_conditional_response(request, etag, changed) if is_public else None
        response = known or FileResponse(open(path, "rb"), content_type=content_type)  # noqa: SIM115 - the answer closes it
        if is_public:
            response["ETag"] = etag
            response["Last-Modified"] = http_date(changed)
    response["Content-Disposition"] = content_disposition_header(is_download, name) or "inline"
    response["Cache-Control"] = PUBLIC if is_public else PRIVATE
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NOTHING_RUNS
    if not is_public:
        response["Cross-Origin-Resource-Policy"] = "same-site"
    return response


def _internal_address(path: str) -> str:
    """Where nginx finds a file of ours: a location that answers to nobody else."""
    private: Any = storages["private"]
    for folder, place in ((private.location, "/-/uploads/"), (settings.MEDIA_ROOT, "/-/media/")):
        if Path(path).is_relative_to(folder):
            return place + quote(Path(path).relative_to(folder).as_posix())
    raise ImproperlyConfigured(f"{path} lies in no folder that deploy/nginx.conf serves, so SENDFILE=nginx cannot send it.")
