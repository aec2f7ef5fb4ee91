"""The pages of dossiers and of score formulas, inside the admin."""
