"""Looks at cases and what makes one of them unusual: rules as data, a pure function over looks."""
