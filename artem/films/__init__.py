"""Films from files to files: every picture painted, everything else as it was.

A film is cut into segments, which are painted one by one into files of their own and joined at
the end. What a segment becomes depends on nothing but the film and the recipe: it does not matter
who paints it, nor when.
"""

PARTS = ".parts"
"""What the folder of an unfinished film's parts is called, after the name of the film."""
