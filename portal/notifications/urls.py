from django.urls import path

from portal.notifications import views

app_name = "notifications"
urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/read/", views.inbox_read, name="inbox_read"),
    path("inbox/unread/", views.inbox_unread, name="inbox_unread"),
    path("inbox/count/", views.inbox_count, name="inbox_count"),
    path("follow/<slug:kind>/<int:pk>/", views.follow_change, name="follow"),
    path("account/notifications/", views.settings_page, name="settings"),
    path("mute/<path:token>/", views.mute, name="mute"),
    path("stop/<path:token>/", views.stop, name="stop"),
]
