from django.urls import path

from ideas.workbench import status_views

app_name = "workbench"
urlpatterns = [
    path("ideas/<int:pk>/status/", status_views.status_change, name="status_change"),
    path("ideas/<int:pk>/status/waiting/", status_views.status_waiting, name="status_waiting"),
]
