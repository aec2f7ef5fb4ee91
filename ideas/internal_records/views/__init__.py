"""The pages of internal records and of score formulas, inside the admin."""
