"""How adjustments of items are found in what two versions show, and held against what declares them."""
