"""Who may read what: answers, the gate, what stays behind, and what may give someone away."""
