"""The moderators' desk in the Wagtail admin: lists of members, claims, invitations and sanctions, and the acts on them."""
