from django.urls import path

from portal.polls import feeds, views

app_name = "polls"
urlpatterns = [
    path("feeds/polls.atom", feeds.polls_feed, name="polls_feed"),
    path("polls/", views.poll_list, name="poll_list"),
    path("polls/<int:pk>/answer/", views.poll_answer, name="poll_answer"),
    path("polls/<int:pk>/ballots/", views.poll_ballots, name="poll_ballots"),
    path("polls/<int:pk>/withdraw/", views.poll_withdraw, name="poll_withdraw"),
    path("polls/<int:pk>/statements/", views.statement_create, name="statement_create"),
    path("statements/<int:pk>/answer/", views.statement_answer, name="statement_answer"),
]
