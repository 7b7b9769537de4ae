// Used by query-strings.
export const n = (globalThis.n = (globalThis.n ?? 0) + 1); export const url = import.meta.url;