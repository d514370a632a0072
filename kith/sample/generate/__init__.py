"""Makes a council of any size, to measure Kith on: invented families with their history, in the proportions of England.

The numbers are those of the children in need census and the workforce census of 2025: 15 open children to a worker,
twelve in a hundred with a child protection plan, and each year half as many children again as are open at its end.

The largest council has some 12,000 open children, and in six years some 100,000 children's plans with one to two
million actions (an estimate from 17,000 starts a year). Of that, `--children 12000` makes 91,200 children; 82,000
children in 43,000 plans, since brothers and sisters share one; and 127,000 steps, three to a plan: counted for each
child they are about, some 245,000. That is fewer than the estimate: it counts all actions of all versions, and here a
plan has one version of its safety part. Of each open plan there is what the services keep of the people it leans on:
their editions, told, notice, agreement, copy and the evidence of each; of plans whose work has ended, the version.
"""
