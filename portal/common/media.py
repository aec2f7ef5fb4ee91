"""The addresses of editors' pictures and documents, and of faces: each asks who may have the file."""

from __future__ import annotations

import mimetypes

from django.contrib.auth.views import redirect_to_login
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.documents.models import document_served
from wagtail.images import get_image_model

from portal.common.files import EVERYBODY, Access, access_to, is_in_public_folder, send_file


@require_safe
def media_detail(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture of editors or a face, by its name in the media folder. 404 for what no row names, such as left-over files.

    Documents are not here: they have an address of their own.
    """
    access = EVERYBODY if is_in_public_folder(name) else _access_to_picture(name)
    if not access.admits(request):
        raise Http404
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return send_file(request, default_storage.path(name), content_type=content_type, is_public=access.is_public)


def _access_to_picture(name: str) -> Access:
    """Of an original or a rendition: that of the collection which the picture is in now."""
    pictures = get_image_model().objects.select_related("collection")
    folder = name.partition("/")[0]
    if "\0" in name or len(name) > 255 or folder not in ("images", "original_images"):
        raise Http404
    picture = get_object_or_404(pictures, **{"renditions__file" if folder == "images" else "file": name})
    return access_to(picture.collection)


@require_safe
def document_detail(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A document of editors. Visitors are asked to sign in where that is enough; all others get 404."""
    document = get_object_or_404(get_document_model().objects.select_related("collection"), pk=pk)
    access = access_to(document.collection)
    if not access.admits(request):
        if access.needs_only_sign_in:  # so this is a visitor
            return redirect_to_login(request.get_full_path())
        raise Http404
    if document.filename != name:
        raise Http404
    document_served.send(sender=type(document), instance=document, request=request)
    return send_file(
        request,
        document.file.path,
        content_type=document.content_type,
        is_public=access.is_public,
        name=document.filename,
        is_download=document.content_disposition != "inline",
    )
