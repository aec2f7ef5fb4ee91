"""Pages and acts that lead from one part of the site to another."""
