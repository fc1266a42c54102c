"""Films and folders painted by the machines of a Ray cluster, each as a single machine would.

Ray is imported by `session` alone, and only when a cluster is asked for.
"""
