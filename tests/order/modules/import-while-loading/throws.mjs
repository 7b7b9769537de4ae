// Used by import-while-loading.
await undefined; throw new Error('thrown');
