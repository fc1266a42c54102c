"""The window. Only this package imports Qt; `artem.gui.app` itself does so when it runs."""
