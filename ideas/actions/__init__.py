"""The only writers of ideas: one module per group of acts. Lock order everywhere: ideas by number, comment, tally, ballot, member."""
