"""The index behind LangChain's retriever interface."""

from datetime import date

from libraries import added, an_article, opened

from index.types import Filters


def test_documents_say_where_their_words_stand(tmp_path):
    """And keep the filters."""
    article = an_article(
        "The envoy flew to Morvane.", title="Envoy", outlet="Coastal", published=date(2026, 5, 5), ref="a"
    )
    with opened(tmp_path / "library") as index:
        added(index, article, an_article("The envoy stayed at home.", outlet="Hill Post"))
        (document,) = index.as_retriever(k=5, filters=Filters(outlets=("Coastal",))).invoke("the envoy")
        assert document.page_content == article.text
        score = document.metadata.pop("score")
        assert score == index.search("the envoy", 5, Filters(outlets=("Coastal",)))[0].score
        assert document.metadata == {
            "article": article.id,
            "ref": "a",
            "title": "Envoy",
            "outlet": "Coastal",
            "published": "2026-05-05",
            "start": 0,
            "end": len(article.text),
        }
        assert len(index.as_retriever(k=1).invoke("the envoy")) == 1
