// Used by string-names.
const v = 1; export { v as 'a-b', v as default, v as "日本" };