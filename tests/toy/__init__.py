"""A small app that proves one thing: a new type of content is local to its app.

It is installed in the settings of the tests only. Its table and its registrations exist for the tests of this folder alone
(`conftest.py`), so that no other test has to know of it.
"""
