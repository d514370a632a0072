"""The pages that `tools/style_shots.py` draws: every part of the look in every state, with invented people."""
