"""转介: what a people's mediator was handed, and what he reports; his only room."""
