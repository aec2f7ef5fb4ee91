"""CSV files into the store: `reading` (bytes to rows), `values` (cells), `kinds` (fields), `plan` (columns), `importer` (the run)."""
