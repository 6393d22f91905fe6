"""The claims ledger: what is claimed, what a run measured, what formula and solver say, and the verdict."""
