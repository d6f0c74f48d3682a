"""Inquiries by outsiders: noted at the counter, taken in, answered or passed on."""

from cases.services.outsiders.answering import Answering
from cases.services.outsiders.counter import Counter
from cases.services.outsiders.strays import Strays


class InquiryService(Counter, Answering, Strays):
    """What an officer does with inquiries, each as far as it is his."""
