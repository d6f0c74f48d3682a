"""The tab 措施: caught or not, notices, enquiries, identifications, searches."""
