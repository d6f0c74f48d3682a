"""Extracts of registers and lists: what their columns mean, how they are read and looked through.

Pure: cells in, columns out. Rows of the store, files and journal are `leads.services.extracts`.
"""
