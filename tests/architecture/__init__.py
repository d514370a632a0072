"""Guards: walkers over the code, its tables and its pages. Each message says what the next developer has to do."""
