from django.urls import path

from portal.articles import feeds, views

app_name = "articles"
urlpatterns = [
    path("feeds/articles.atom", feeds.article_feed, name="feed"),
    path("helped/<int:pk>/", views.article_rate, name="article_rate"),
]
