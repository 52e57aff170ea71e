"""The index as a LangChain retriever, for whoever builds on LangChain."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.article_index import ArticleIndex
from index.dates import to_iso
from index.types import Filters, Hit


class ArticleRetriever(BaseRetriever):
    """Finds the `k` best passages: Documents whose metadata locate the words in their article."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: ArticleIndex
    k: int = 10
    filters: Filters = Filters()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002
        return [document(hit) for hit in self.index.search(query, self.k, self.filters)]


def document(hit: Hit) -> Document:
    """The passage with the words as content; `article.text[start:end]` is that content, `published` is ISO 8601."""
    article, passage = hit.article, hit.passage
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "article": article.id,
            "ref": article.ref,
            "title": article.title,
            "outlet": article.outlet,
            "published": to_iso(article.published),
            "start": passage.start,
            "end": passage.end,
            "score": hit.score,
        },
    )
