from django.urls import path

from portal.articles import feeds

app_name = "articles"
urlpatterns = [
    path("feeds/articles.atom", feeds.article_feed, name="feed"),
]
