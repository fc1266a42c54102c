"""Training of nets. Imports torch, numpy, opencv, safetensors and rich alone."""
