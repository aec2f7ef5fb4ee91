from django.urls import path

from ideas.roadmap import views

app_name = "roadmap"
urlpatterns = [
    path("roadmap/", views.roadmap, name="roadmap"),
    path("roadmap/<slug:key>/", views.column_detail, name="column_detail"),
    path("ideas/<int:pk>/progress/", views.progress_tell, name="progress_tell"),
]
