"""One use case a file: the only place where rooms meet."""
