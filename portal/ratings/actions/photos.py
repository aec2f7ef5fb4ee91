"""The pictures of a review: uploads of its author, shown beside the text."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from portal.members.models import Member
from portal.ratings.limits import MOST_PHOTOS
from portal.ratings.models import Review, ReviewPhoto
from portal.writing.models import Upload


def set_photos(*, review: Review, keys: Sequence[str], by: Member) -> bool:
    """Make these the photos of a review, in this order. Only pictures of `by` that belong to nothing yet, or to it already.

    Those that are left out go, with their files. Gives whether anything changed.
    """
    held = {photo.upload.key: photo for photo in review.photos.select_related("upload")}
    wanted = list(dict.fromkeys(key for key in map(_key, keys) if key is not None))[:MOST_PHOTOS]
    if wanted == list(held):
        return False
    loose = Upload.objects.filter(key__in=wanted, member=by, object_id=None, content_type__startswith="image/")
    uploads = {photo.upload.key: photo.upload for photo in held.values()} | {upload.key: upload for upload in loose}
    chosen = [uploads[key] for key in wanted if key in uploads]
    review.photos.all().delete()
    mine = ContentType.objects.get_for_model(review)
    Upload.objects.filter(pk__in=[upload.pk for upload in chosen]).update(object_type=mine, object_id=review.pk)
    ReviewPhoto.objects.bulk_create(
        ReviewPhoto(review=review, upload=upload, position=position) for position, upload in enumerate(chosen, start=1)
    )
    forget_uploads([photo.upload for key, photo in held.items() if key not in wanted])
    return True


def forget_uploads(uploads: Sequence[Upload]) -> None:
    """Remove uploads with their files, once the transaction stands."""
    for upload in uploads:
        storage, name = upload.file.storage, upload.file.name
        upload.delete()
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name), robust=True)


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(hex=text)
    except ValueError:
        return None
