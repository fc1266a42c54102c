"""Where stylized frames go."""
