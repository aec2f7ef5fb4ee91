"""The roles of the community. Each is a Django group made by migration; the README says what each may do."""

from enum import Enum


class Role(Enum):
    """A role; the value is the name of its group."""

    EDITOR = "Editors"
    MODERATOR = "Moderators"
    PRODUCT = "Product team"
    SUPPORT = "Support staff"
    ADMINISTRATOR = "Administrators"
