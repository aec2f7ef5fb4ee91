from tests.crm.conftest import _with_fake, connection, fake, sent, verified  # noqa: F401
from tests.ideas.conftest import idea_board, idea_index, make_idea_board, private_idea_board, product_manager  # noqa: F401
