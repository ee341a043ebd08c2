"""How well are names of places matched: spellings of towns, and towns that are not there."""
