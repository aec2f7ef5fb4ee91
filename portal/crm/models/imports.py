"""Files that were imported, and how their columns were mapped."""

from __future__ import annotations

from secrets import token_urlsafe

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.crm.models.base import SOURCE_LENGTH
from portal.members.models import private_storage


def upload_path(run: ImportRun, filename: str) -> str:
    return f"crm-imports/{token_urlsafe(24)}.csv"


class ColumnMapping(models.Model):
    """How the columns of a source's files are mapped to fields; the next file of that kind is read in the same way."""

    source = models.CharField(max_length=SOURCE_LENGTH, blank=True)
    kind = models.CharField(max_length=20)
    fields = models.JSONField(default=dict)  # heading → field
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("column mapping")
        verbose_name_plural = _("column mappings")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["source", "kind"], name="one_column_mapping_per_source_and_kind")]


class ImportRun(models.Model):
    """A file that was imported, or tried: what came of it, and the rows that were rejected with their reasons."""

    kind = models.CharField(_("kind"), max_length=20)
    source = models.CharField(_("source"), max_length=SOURCE_LENGTH, blank=True)
    file_name = models.CharField(_("file"), max_length=200)
    # Kept privately, and only until it was imported: see portal/crm/import_jobs.py.
    file = models.FileField(upload_to=upload_path, storage=private_storage, blank=True)
    error_file = models.FileField(upload_to=upload_path, storage=private_storage, blank=True)
    options = models.JSONField(default=dict)
    is_dry_run = models.BooleanField(_("dry run"), default=False)
    report = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import of customer records")
        verbose_name_plural = _("imports of customer records")
        default_permissions = ("add", "view")
        indexes = [models.Index(fields=["-at"], name="crm_import_by_time")]
