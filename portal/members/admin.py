"""Django's own admin: for looking, and for rescue. The community is looked after in Wagtail's."""

from django.contrib import admin

from portal.members.models import Member


@admin.register(Member)
class MemberAdmin(admin.ModelAdmin):
    list_display = ("username", "name", "email", "is_staff", "is_active", "joined_at")
    list_filter = ("is_staff", "is_active", "is_imported")
    search_fields = ("username", "name", "email")
    fields = ("username", "name", "email", "is_active", "is_staff", "is_superuser", "groups")
    filter_horizontal = ("groups",)

    def has_delete_permission(self, request, obj=None):
        """Members leave by erasure, which keeps what others wrote."""
        return False
