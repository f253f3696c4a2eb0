"""Label pictures of invented products, drawn like photos, each with its truth; and what draws them."""
