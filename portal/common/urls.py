from django.urls import path

from portal.common import patterns, views

urlpatterns = [
    path("brand.css", views.brand_css, name="brand_css"),
    path("brand-admin.css", views.brand_admin_css, name="brand_admin_css"),
    path("brand.svg", views.brand_svg, name="brand_svg"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("shortcuts/", views.shortcuts, name="shortcuts"),
    path("patterns/", patterns.pattern_list, name="patterns"),
]
