"""Which contacts may be the same person, with the evidence in words.

The method is that of Fellegi and Sunter: how much more often two records of one person agree in a field than two records of different
people do. `blocking` finds pairs that may be worth a look, `comparing` says how each field agrees, `weighing` learns the weights without
labels (EM), `finder` puts it together.
"""
