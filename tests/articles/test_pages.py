from portal.articles.models import ArticleCategory
from portal.products.models import ProductIndexPage, ProductPage


def test_an_article_says_who_checked_it_and_when(client, make_article, make_member):
    lena = make_member("lena", name="Lena Hofmann")
    article = make_article("How to descale", summary="Forty minutes.", author=lena, checked_by=lena)
    page = client.get(article.url).text
    assert "<h1>How to descale</h1>" in page
    assert "Forty minutes." in page
    assert "Checked by Lena Hofmann on" in page
    assert '"@type":"Article"' in page
    assert '<link rel="canonical" href="http://testserver/articles/how-to-descale/">' in page


def test_articles_stand_on_their_shelves(client, make_article, article_index):
    water = ArticleCategory.objects.create(name="Water", slug="water", sort_order=1)
    milk = ArticleCategory.objects.create(name="Milk", slug="milk", sort_order=0)
    for number in range(10):
        make_article(f"Water {number}", category=water)
    make_article("Foam", category=milk)
    make_article("Loose leaf")
    page = client.get(article_index.url).text
    assert page.index("Foam") < page.index("Water 9") < page.index("Loose leaf")
    assert "Water 0" not in page  # the shelf is long; its own page has all
    chosen = client.get(article_index.url + "?category=water").text
    assert "Water 0" in chosen
    assert "Foam" not in chosen
    assert client.get(article_index.url + "?category=%00" + "x" * 500).status_code == 200


def test_the_list_costs_the_same_however_many_articles(client, make_article, article_index, queries_of):
    make_article("First")
    client.get(article_index.url)
    few = queries_of(lambda: client.get(article_index.url))
    for number in range(6):
        make_article(f"Article {number}")
    client.get(article_index.url)
    assert queries_of(lambda: client.get(article_index.url)) == few


def test_an_empty_shelf_says_what_fills_it(client, article_index):
    assert "No articles yet" in client.get(article_index.url).text


def test_a_closed_article_is_on_no_page(client, make_article, article_index, close_to_insiders, insider):
    article = make_article("The recipe")
    close_to_insiders(article)
    assert "The recipe" not in client.get(article_index.url).text
    assert "The recipe" not in client.get("/").text
    assert client.get(article.url).status_code == 404
    client.force_login(insider)
    assert "The recipe" in client.get(article_index.url).text
    assert client.get(article.url).status_code == 200


def test_a_product_gathers_articles_topics_and_boards(client, make_article, board, private_board, asker, insider):
    from forums.actions import post_topic

    index = ProductIndexPage.objects.get()
    product = index.add_child(instance=ProductPage(title="Alto 2", slug="alto-2", tagline="Two boilers."))
    article = make_article("Descaling the Alto 2")
    article.products = [product]
    article.save()
    for place in (board, private_board):
        place.products = [product]
        place.save()
    post_topic(board_id=board.pk, by=asker, kind="question", title="It drips", body="<p>Drip.</p>", product=product)
    post_topic(
        board_id=private_board.pk, by=insider, kind="question", title="It leaks out", body="<p>Hush.</p>", product=product
    )
    page = client.get(product.url).text
    assert "Two boilers." in page
    assert "Descaling the Alto 2" in page
    assert "It drips" in page
    assert board.title in page
    assert "It leaks out" not in page
    assert private_board.title not in page
    assert "Alto 2" in client.get(index.url).text
