from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from portal.common.caching import personal
from portal.members.programmatic_login import enter
from portal.operations.demo.signin import is_offered, parts


@personal
@csrf_protect
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Choose whom to be. Anywhere but in the demo on this machine there is no such page."""
    if not is_offered(request):
        raise Http404
    found = parts()
    if request.method == "GET":
        return render(request, "operations/demo_sign_in.html", {"parts": found})
    chosen = next((part for part in found if part.key == request.POST.get("role")), None)
    if chosen is None:
        return render(request, "operations/demo_sign_in.html", {"parts": found}, status=422)
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = "/"
    enter(request, chosen.member, onward=target)
    return redirect(target)
