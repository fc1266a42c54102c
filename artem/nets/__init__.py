"""Network architectures. `shapes` needs no torch; the modules beside it do."""
