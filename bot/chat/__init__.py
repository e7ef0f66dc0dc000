"""The neutral conversation: what comes in, what is meant, what goes out."""
