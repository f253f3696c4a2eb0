"""The tables of `allergen_db` as objects: substances, hazards, claims, symbols, rules, and names looked up."""
