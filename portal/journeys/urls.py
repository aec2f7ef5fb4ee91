from django.urls import path

from portal.journeys import views

app_name = "journeys"
urlpatterns = [
    path("t/<int:pk>/article/", views.article_create, name="article_create"),
    path("t/<int:pk>/idea/", views.idea_create, name="idea_create"),
]
