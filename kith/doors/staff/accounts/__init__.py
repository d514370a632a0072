"""One's own account: password, second step, sessions."""
