"""移送: reports and cases of other units, sent away and received."""
