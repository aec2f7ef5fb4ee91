from django.urls import path

from ideas.pairwise import views

app_name = "pairwise"
urlpatterns = [
    path("compare/<int:pk>/", views.comparison_create, name="comparison_create"),
    path("compare/<int:pk>/ranking/", views.ranking_detail, name="ranking_detail"),
]
