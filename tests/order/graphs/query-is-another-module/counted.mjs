// Counts its instances.
globalThis.instances = (globalThis.instances ?? 0) + 1;
export const id = globalThis.instances;
console.log(new URL(import.meta.url).search, new URL(import.meta.url).hash);
