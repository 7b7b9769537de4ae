// The only dependency.
export const value = 'value'
