"""Reports and pages for who keeps the record, and nobody else."""
