from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.common.html import CleanHtml

if TYPE_CHECKING:
    _HtmlField = models.TextField[CleanHtml, CleanHtml]
else:
    _HtmlField = models.TextField


class CleanHtmlField(_HtmlField):
    """A column of sanitised HTML. Its type is `CleanHtml`, so that mypy finds raw HTML on its way into a row."""

    def from_db_value(self, value: str | None, *_args: Any) -> CleanHtml | None:
        return None if value is None else CleanHtml(value)

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return str(value) if isinstance(value, CleanHtml) else value

    def deconstruct(self) -> Any:
        """To the database it is text like any other."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class Written(models.Model):
    """A rich text of a member: sanitised once at write, with an excerpt kept."""

    body = CleanHtmlField(_("text"))
    excerpt = models.CharField(max_length=300, blank=True, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True)
    edit_count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True


class Revision(models.Model):
    """How a text read before an edit, or after it: every version that was once public."""

    object_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("object_type", "object_id")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    tags = models.JSONField(default=list, blank=True)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    editor_name = models.CharField(max_length=100, blank=True, help_text=_("As the source of an import gave it."))
    reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    source_id = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(fields=["object_type", "object_id", "number"], name="one_revision_per_number"),
        ]


class Draft(models.Model):
    """What a member is writing and has not posted: kept on the server, shared between devices."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    place = models.CharField(max_length=80, help_text=_("Which box, such as forums:reply:12."))
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    body_format = models.CharField(max_length=8, default="markdown")
    data = models.JSONField(default=dict, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [models.UniqueConstraint(fields=["member", "place"], name="one_draft_per_member_and_place")]
        indexes = [models.Index(fields=["member", "-saved_at"], name="draft_by_member")]


def upload_path(upload: Upload, filename: str) -> str:
    """Where a file lies on disk: by its random number, never by the name that it came with."""
    key = upload.key.hex
    return f"{key[:2]}/{key}"


def private_storage():
    return storages["private"]


class Upload(models.Model):
    """A picture or file that a member added to a text. Seen by whoever may see that text."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="uploads")
    file = models.FileField(upload_to=upload_path, storage=private_storage)
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text=_("Bytes."))
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    alt = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    object_type = models.ForeignKey(ContentType, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    object = GenericForeignKey("object_type", "object_id")

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="upload_by_object"),
            models.Index(fields=["created_at"], condition=Q(object_id=None), name="upload_unattached"),
        ]

    @property
    def is_image(self) -> bool:
        return self.content_type.startswith("image/")

    @property
    def url(self) -> str:
        """Site-relative; the name at its end is for people and for what a browser saves it as."""
        return f"/uploads/{self.key.hex}/{quote(self.name)}"


class Tag(models.Model):
    """A word that topics, ideas and articles are found by. A synonym points at the word that is used."""

    slug = models.SlugField(max_length=40, unique=True, allow_unicode=True)
    name = models.CharField(_("name"), max_length=40)
    description = models.CharField(_("description"), max_length=300, blank=True)
    synonym_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="synonyms")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(synonym_of=models.F("pk")), name="a_tag_is_not_its_own_synonym"),
        ]

    def __str__(self) -> str:
        return self.name
