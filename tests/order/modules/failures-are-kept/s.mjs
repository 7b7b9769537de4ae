// Used by failures-are-kept.
this is wrong