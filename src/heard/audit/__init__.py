"""An append-only, hash-chained record of writes and of reads of sensitive text."""
