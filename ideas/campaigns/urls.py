from django.urls import path

from ideas.campaigns import feeds, views

app_name = "campaigns"
urlpatterns = [
    path("feeds/challenges.atom", feeds.campaigns_feed, name="campaigns_feed"),
    path("feeds/challenge/<int:pk>.atom", feeds.entries_feed, name="entries_feed"),
    path("challenges/", views.campaign_list, name="campaign_list"),
    path("challenges/<int:pk>/enter/", views.entry_create, name="entry_create"),
    path("challenges/<int:pk>/jury/", views.jury_detail, name="jury_detail"),
    path("challenges/<int:pk>/jurors/", views.juror_change, name="juror_change"),
    path("challenges/<int:pk>/team/", views.team_detail, name="team_detail"),
    path("challenges/<int:pk>/winners/", views.winners_announce, name="winners_announce"),
    path("entries/<int:pk>/edit/", views.entry_edit, name="entry_edit"),
    path("entries/<int:pk>/withdraw/", views.entry_withdraw, name="entry_withdraw"),
    path("entries/<int:pk>/vote/", views.entry_vote, name="entry_vote"),
    path("entries/<int:pk>/score/", views.entry_score, name="entry_score"),
]
