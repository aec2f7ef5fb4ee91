"""The member admin in Wagtail: lists of members, claims, invitations and sanctions, and the acts on them."""
