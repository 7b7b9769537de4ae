// Used by meta-resolve-forms.
export {};