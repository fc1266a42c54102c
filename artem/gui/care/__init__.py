"""First steps, the log, and what is kept of a crash."""
