// A module in TypeScript, without a mark that it is one.
export const t: number = 1
