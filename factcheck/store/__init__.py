"""The store: what is kept, in one SQLite file that any database browser can read."""

from factcheck.store.filters import Filters
from factcheck.store.models import ModelCard
from factcheck.store.store import Store
from factcheck.store.writing import Added, Entry

__all__ = ["Added", "Entry", "Filters", "ModelCard", "Store"]
