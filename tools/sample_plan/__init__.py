"""The Tansley family's plan as data: people, worries, rules, words for each reader, and what is withheld from whom.

Everything in it is invented. `version` is 3 (agreed 24 January 2026), 4 (10 February) or 5 (17 March).
"""
