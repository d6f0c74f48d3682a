"""The register of papers of a case on a screen."""
