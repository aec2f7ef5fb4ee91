from django.urls import path

from portal.polls import feeds
from portal.polls.views import inline, pages, voters

app_name = "polls"
urlpatterns = [
    path("feeds/polls.atom", feeds.polls_feed, name="polls_feed"),
    path("polls/", pages.poll_list, name="poll_list"),
    path("polls/<int:pk>/answer/", pages.poll_answer, name="poll_answer"),
    path("polls/<int:pk>/ballots/", voters.poll_ballots, name="poll_ballots"),
    path("polls/<int:pk>/ballots.csv", voters.poll_ballots_csv, name="poll_ballots_csv"),
    path("polls/<int:pk>/withdraw/", pages.poll_withdraw, name="poll_withdraw"),
    path("polls/<int:pk>/statements/", pages.statement_create, name="statement_create"),
    path("statements/<int:pk>/answer/", pages.statement_answer, name="statement_answer"),
    path("poll/<int:pk>/vote/", inline.inline_vote, name="inline_vote"),
    path("poll/<int:pk>/withdraw/", inline.inline_withdraw, name="inline_withdraw"),
    path("poll/<int:pk>/close/", inline.inline_close, name="inline_close"),
    path("poll/<int:pk>/edit/", inline.inline_edit, name="inline_edit"),
    path("poll/<int:pk>/ballots/", voters.inline_ballots, name="inline_ballots"),
    path("poll/<int:pk>/ballots.csv", voters.inline_ballots_csv, name="inline_ballots_csv"),
]
