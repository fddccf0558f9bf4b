"""One module a page: what it shows, as a dataclass, and the function that asks the case for it."""
