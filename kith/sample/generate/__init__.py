"""Makes a council of any size, to measure Kith on: invented families with their history, in the proportions of England.

The numbers are those of the children in need census and the workforce census of 2025: 15 open children to a worker,
twelve in a hundred with a child protection plan, and each year half as many children again as are open at its end.
"""
