// Used by failures-are-kept.
import './t.mjs';