"""A form and what sending it does, as the tabs of questioning and pursuit use them."""

from ui.kit.asking import Asking, Form, Prepare

__all__ = ["Asking", "Form", "Prepare"]
