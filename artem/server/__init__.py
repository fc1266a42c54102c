"""The web page and its endpoints: phones in, painted pictures out."""
