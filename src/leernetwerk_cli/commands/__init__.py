"""A file per command: reads options, calls one job, hands its report to a renderer."""
