"""How the network that redraws small print is taught. Needs PyTorch; nothing here is used when photos are read."""
