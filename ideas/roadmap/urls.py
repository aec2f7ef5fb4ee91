from django.urls import path

from ideas.roadmap import feeds, views

app_name = "roadmap"
urlpatterns = [
    path("roadmap/", views.roadmap, name="roadmap"),
    path("feeds/changelog.atom", feeds.changelog_feed, name="changelog_feed"),
    path("roadmap/promises/", views.scoreboard, name="scoreboard"),
    path("roadmap/<slug:key>/", views.column_detail, name="column_detail"),
    path("ideas/<int:pk>/changed/", views.change_write, name="change_write"),
    path("ideas/<int:pk>/progress/", views.progress_tell, name="progress_tell"),
]
