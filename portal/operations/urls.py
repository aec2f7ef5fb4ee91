from django.urls import path

from portal.operations.mailbox import views

app_name = "operations"
urlpatterns = [
    path("letters/", views.letter_list, name="letter_list"),
    path("letters/<str:key>/", views.letter_detail, name="letter_detail"),
    path("letters/<str:key>/html/", views.letter_html, name="letter_html"),
]
