"""The tab 登记库: extracts of a case, their import, and the search in them as one types."""
