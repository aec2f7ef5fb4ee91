from django.urls import path

from portal.products import views

app_name = "products"
urlpatterns = [
    path("own/<int:pk>/", views.own, name="own"),
]
