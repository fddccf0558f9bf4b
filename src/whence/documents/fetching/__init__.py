"""Getting a page from the web: the one thing in Whence that needs a network, and the guard around it."""

from whence.documents.fetching.fetch import Fetched, Fetcher

__all__ = ["Fetched", "Fetcher"]
