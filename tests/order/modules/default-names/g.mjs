// Used by default-names.
const n = () => {}; export default n;