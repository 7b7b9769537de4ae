// Used by failures-are-kept.
export const z = 1;