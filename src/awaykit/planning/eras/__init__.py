"""The ERAS draft: entries, the choice of their facts, their order, scholarly work and the statement."""
