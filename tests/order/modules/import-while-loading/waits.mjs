// Used by import-while-loading.
await undefined; export default 'waited';
