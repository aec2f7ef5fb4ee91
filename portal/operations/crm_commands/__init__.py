"""`crm SUBCOMMAND`: each subcommand is a class of its own, named in `SUBCOMMANDS`."""
