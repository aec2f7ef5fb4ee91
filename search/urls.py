from django.urls import path

from search import sitemaps, views

app_name = "search"
urlpatterns = [
    path("search/", views.search_list, name="search"),
    path("search/similar/", views.similar_list, name="similar"),
    path("search/suggest/", views.suggest_list, name="suggest"),
    path("search/opensearch.xml", views.opensearch_detail, name="opensearch"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap_section, name="sitemap_section"),
    path("robots.txt", sitemaps.robots, name="robots"),
]
