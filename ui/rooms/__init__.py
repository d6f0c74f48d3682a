"""The rooms of the window, one module or package each; no room knows another."""
