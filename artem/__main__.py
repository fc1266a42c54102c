"""`python -m artem`."""

from artem.cli.main import main

main()
