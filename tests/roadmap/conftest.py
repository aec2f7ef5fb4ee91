from tests.ideas.conftest import (  # noqa: F401
    idea_board,
    idea_index,
    make_idea,
    make_idea_board,
    private_idea_board,
    product_manager,
)
