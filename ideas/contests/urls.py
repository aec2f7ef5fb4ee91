from django.urls import path, re_path

from ideas.contests import feeds, views

app_name = "contests"
urlpatterns = [
    path("feeds/contests.atom", feeds.contests_feed, name="contests_feed"),
    path("feeds/contest/<int:pk>.atom", feeds.entries_feed, name="entries_feed"),
    path("contests/", views.contest_list, name="contest_list"),
    path("contests/<int:pk>/enter/", views.entry_create, name="entry_create"),
    path("contests/<int:pk>/jury/", views.jury_detail, name="jury_detail"),
    path("contests/<int:pk>/jurors/", views.juror_change, name="juror_change"),
    path("contests/<int:pk>/jurors/options/", views.juror_options, name="juror_options"),
    path("contests/<int:pk>/team/", views.team_detail, name="team_detail"),
    path("contests/<int:pk>/winners/", views.winners_announce, name="winners_announce"),
    path("entries/<int:pk>/edit/", views.entry_edit, name="entry_edit"),
    path("entries/<int:pk>/withdraw/", views.entry_withdraw, name="entry_withdraw"),
    path("entries/<int:pk>/vote/", views.entry_vote, name="entry_vote"),
    path("entries/<int:pk>/score/", views.entry_score, name="entry_score"),
    # Former addresses: contests were called challenges.
    re_path(r"^(?P<former>challenges/(?:[0-9]+/(?:enter|jury|jurors|team|winners)/)?)$", views.former_address),
    re_path(r"^(?P<former>feeds/challenge(?:s|/[0-9]+)\.atom)$", views.former_address),
]
