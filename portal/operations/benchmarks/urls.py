"""The site and the floor: what a page costs that does nothing but pass the middleware and read 30 rows."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from forums.models import Topic

_FILLER = "x" * 30_000


def floor(request: HttpRequest) -> HttpResponse:
    """Thirty topics with their authors, as instances, and a text of 30 kB. No template."""
    topics = Topic.objects.public_rows().select_related("author").order_by("-active_at", "-id")[:30]
    # As pages do, it looks at who reads: signed in, that is one query more.
    return HttpResponse(f"{request.user.pk} {sum(topic.pk for topic in topics)} {_FILLER}")


urlpatterns = [path("benchmark/floor/", floor), path("", include("portal.urls"))]
