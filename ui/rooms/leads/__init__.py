"""The room of leads: board, canvass, inquiries, exhibits, persons."""
