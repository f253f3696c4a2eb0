"""The tables of the label scanner: data to review in a spreadsheet. `scanner.knowledge` makes objects of them."""
