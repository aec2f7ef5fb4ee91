"""Every address of the site, app by app."""

from django.contrib import admin
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("django-admin/", admin.site.urls),
    path("documents/", include(wagtaildocs_urls)),
    path("accounts/", include("allauth.urls")),
    path("", include("portal.writing.urls")),
    path("", include("portal.common.urls")),
    path("", include(wagtail_urls)),
]

handler400 = "portal.common.errors.bad_request"
handler403 = "portal.common.errors.permission_denied"
handler404 = "portal.common.errors.page_not_found"
handler500 = "portal.common.errors.server_error"
