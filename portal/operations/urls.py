from django.urls import path

from portal.operations.mailbox import views

app_name = "operations"
urlpatterns = [
    path("emails/", views.email_list, name="email_list"),
    path("emails/<str:key>/", views.email_detail, name="email_detail"),
    path("emails/<str:key>/html/", views.email_html, name="email_html"),
]
