from django.urls import path

from portal.insights import account_views

app_name = "insights"
urlpatterns = [
    path("customer-accounts/<int:pk>/", account_views.account_detail, name="account"),
]
