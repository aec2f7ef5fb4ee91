"""Addresses of the sign-in library that are answered by us; they stand before its own."""

from django.urls import path

from portal.members.views import entry

urlpatterns = [
    path("login/code/", entry.AskForCode.as_view(), name="account_request_login_code"),
    path("login/code/confirm/", entry.code_confirm, name="account_confirm_login_code"),
    path("confirm-email/", entry.code_confirm, name="account_email_verification_sent"),
    path("email/", entry.OwnAddresses.as_view(), name="account_email"),
]
