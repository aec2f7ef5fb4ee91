"""Ideas for the tests of internal records: the fixtures of the ideas app."""

from tests.ideas.conftest import idea_board, idea_index, make_idea, make_idea_board, private_idea_board, product_manager

__all__ = ["idea_board", "idea_index", "make_idea", "make_idea_board", "private_idea_board", "product_manager"]
