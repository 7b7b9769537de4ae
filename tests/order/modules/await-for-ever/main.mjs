// A top-level await that is never over.
await new Promise(() => {});