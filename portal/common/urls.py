from django.urls import path, re_path

from portal.common import media, patterns, views

urlpatterns = [
    path("brand.css", views.brand_css, name="brand_css"),
    path("brand-admin.css", views.brand_admin_css, name="brand_admin_css"),
    path("brand.svg", views.brand_svg, name="brand_svg"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("shortcuts/", views.shortcuts, name="shortcuts"),
    path("patterns/", patterns.pattern_list, name="patterns"),
    re_path(r"^media/(?P<name>.+)(?<!/)$", media.media_detail, name="media_detail"),
    # Before Wagtail's own view, whose addresses these are.
    path("documents/<int:pk>/<path:name>", media.document_detail, name="document_detail"),
]
