"""The lead graph: nodes, links, paths, ownership, its drawing."""
