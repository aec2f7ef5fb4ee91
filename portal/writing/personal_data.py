"""What writing holds about a member: the words of the export, and what erasure leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.common.html import CleanHtml
from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data
from portal.writing.html import clean
from portal.writing.models import Draft, Revision, Upload


def drafts(member: Member) -> Iterator[dict[str, Any]]:
    for draft in Draft.objects.filter(member=member).order_by("saved_at"):
        text = CleanHtml(clean(draft.body)) if draft.body_format == "html" else draft.body
        yield {"place": draft.place, "title": draft.title, "text": text, "data": draft.data, "saved_at": draft.saved_at}


def erase_drafts(*, member: Member, keep_content: bool) -> None:
    Draft.objects.filter(member=member).delete()


def uploads(member: Member) -> Iterator[dict[str, Any]]:
    for upload in Upload.objects.filter(member=member).order_by("created_at"):
        yield {
            "name": upload.name,
            "address": upload.url,
            "type": upload.content_type,
            "bytes": upload.size,
            "description": upload.alt,
            "added_at": upload.created_at,
        }


def upload_files(member: Member) -> Iterator[tuple[str, Any]]:
    for upload in Upload.objects.filter(member=member).order_by("created_at"):
        yield f"{upload.key.hex[:8]}-{upload.name}", upload.file


def erase_uploads(*, member: Member, keep_content: bool) -> None:
    """Files in texts that stay, stay with them under nobody's name; all others go."""
    going = Upload.objects.filter(member=member)
    if keep_content:
        going.exclude(object_id=None).update(member=None)
        going = going.filter(object_id=None)
    files = [(upload.file.storage, upload.file.name) for upload in going]
    going.delete()
    for storage, name in files:
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name), robust=True)


def revisions(member: Member) -> Iterator[dict[str, Any]]:
    for revision in Revision.objects.filter(editor=member).order_by("created_at"):
        yield {
            "number": revision.number,
            "title": revision.title,
            "text": CleanHtml(revision.body),
            "reason": revision.reason,
            "at": revision.created_at,
        }


def erase_revisions(*, member: Member, keep_content: bool) -> None:
    """Versions belong to the text, and go with it; that its editor was somebody stays, under the placeholder."""
    Revision.objects.filter(editor=member).update(editor_name="")


def register() -> None:
    register_personal_data(PersonalData("writing.drafts", _("Drafts"), drafts, erase_drafts))
    register_personal_data(PersonalData("writing.uploads", _("Files"), uploads, erase_uploads, upload_files))
    register_personal_data(PersonalData("writing.revisions", _("Earlier versions of texts"), revisions, erase_revisions))
