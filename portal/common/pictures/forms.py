"""Wagtail's form for pictures, with a refusal in words for what the bounded process does not read."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from portal.common.pictures import DecoderBusy, PictureRefused, decoded
from portal.common.pictures.willow import FORMATS


class BoundedImageField(WagtailImageField):
    """Decodes the whole picture once, in the bounded process: what is kept can be drawn in other sizes later."""

    def to_python(self, data: Any) -> Any:
        if data and getattr(data, "size", 0) <= (self.max_upload_size or 0):
            try:
                decoded(data, "measure", formats=FORMATS, whole=True).file.close()
            except (PictureRefused, DecoderBusy) as refusal:
                raise ValidationError(str(refusal), code="invalid_image") from refusal
            data.seek(0)
        return super().to_python(data)


class ImageForm(BaseImageForm):
    """The form of WAGTAILIMAGES_IMAGE_FORM_BASE."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].__class__ = BoundedImageField
