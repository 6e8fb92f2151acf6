"""Files on disk: bounded reads, atomic writes, locks and the platform's folders."""
