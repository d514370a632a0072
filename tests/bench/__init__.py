"""The bench: `make bench` measures pages, editions, documents, writes and memory against their budgets."""
