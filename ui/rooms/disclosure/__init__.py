"""证据公开: meetings before the determination, packages of evidence, inspections after it."""
