// Used by import-in-eval.
export default 'dyn';