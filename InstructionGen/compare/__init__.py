"""Two data sets of dialogues side by side: what can be counted of each, and which a judge prefers, image by image."""
