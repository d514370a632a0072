"""Looking after the people who work here, and their teams."""
