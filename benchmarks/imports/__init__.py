"""How fast files of others are read, and in how much memory, beside other readers of them."""
