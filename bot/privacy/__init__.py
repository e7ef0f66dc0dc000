"""Confidentiality: identifiers in free text, and words kept sealed until somebody decides."""
