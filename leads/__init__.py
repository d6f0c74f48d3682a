"""The leads of a case: evidence, links, candidates, canvass; stands on cases."""
