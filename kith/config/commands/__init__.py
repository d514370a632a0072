"""One module for each sub-command of `kith`: `register` adds it to the command line, `run` does it."""
