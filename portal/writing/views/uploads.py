from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from portal.common.caching import personal
from portal.common.files import send_file
from portal.common.permissions import Refused
from portal.common.pictures import DecoderBusy
from portal.common.ratelimit import limit
from portal.writing.actions import store_upload
from portal.writing.models import Upload
from portal.writing.permissions import can_see_upload
from portal.writing.uploads import MAX_BYTES, FileRefused
from portal.writing.views import sorry, wants_json


@personal
@csrf_exempt  # only so that the size is read before the body is; the check follows in the view below
@require_http_methods(["GET", "POST"])
def upload_create(request: HttpRequest) -> HttpResponse:
    """Add a picture or file. A page of its own where there is no JavaScript."""
    if not request.user.is_authenticated:
        if wants_json(request):
            return sorry(_("You are signed out. Sign in again in another tab; your text stays here."), 403)
        from django.contrib.auth.views import redirect_to_login

        return redirect_to_login(request.get_full_path())
    if _length(request) > MAX_BYTES + 20_000:
        return _refusal(request, _("The file is larger than %(size)d MB.") % {"size": MAX_BYTES // 1_000_000}, 413)
    return _upload_create(request)


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


@csrf_protect
def _upload_create(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, "writing/upload_create.html", {"upload": None, "error": ""})
    assert request.user.is_authenticated
    if not (verdict := limit(f"upload:{request.user.pk}", times=30, seconds=600)):
        return _refusal(request, verdict.reason, 429)
    file = request.FILES.get("file")
    if file is None or isinstance(file, list):
        return _refusal(request, _("Choose a file first."), 400)
    try:
        upload = store_upload(
            member=request.user, file=file, name=file.name or "file", alt=request.POST.get("alt", "").replace("\x00", "")
        )
    except FileRefused as error:
        return _refusal(request, str(error), 400)
    except DecoderBusy as error:
        return _refusal(request, str(error), 503)
    except Refused as error:
        return _refusal(request, str(error), 403)
    if wants_json(request):
        return JsonResponse(described(upload), status=201)
    return render(request, "writing/upload_create.html", {"upload": described(upload), "error": ""}, status=201)


def described(upload: Upload) -> dict[str, Any]:
    """An upload as the editor puts it into a text."""
    url = upload.url
    sign = "!" if upload.is_image else ""
    return {
        "key": upload.key.hex,
        "url": url,
        "name": upload.name,
        "is_image": upload.is_image,
        "width": upload.width,
        "height": upload.height,
        "markdown": f"{sign}[{upload.alt or upload.name}]({url})".replace("\n", " "),
    }


def _refusal(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    response: HttpResponse
    if wants_json(request):
        response = sorry(sentence, status)
    else:
        response = render(request, "writing/upload_create.html", {"upload": None, "error": sentence}, status=status)
    if status == 503:
        response["Retry-After"] = "30"
    return response


@require_safe
def upload_detail(request: HttpRequest, key: str, name: str) -> HttpResponseBase:
    """The file itself, for whoever may see the text that it belongs to; 404 for all others."""
    upload = get_object_or_404(Upload, key=uuid.UUID(hex=key))
    is_public = bool(can_see_upload(AnonymousUser(), upload))
    if not is_public and not can_see_upload(request.user, upload):
        raise Http404
    response = send_file(
        request,
        upload.file.path,
        content_type=upload.content_type,
        is_public=is_public,
        name=upload.name,
        is_download=not upload.is_image,
    )
    response["Cross-Origin-Resource-Policy"] = "same-site"
    return response
