"""What search does when something happened elsewhere."""

from portal.activity.models import Activity


def reindex_object(activity: Activity) -> None:
    """Bring the index up to date with the activity's object and target."""
