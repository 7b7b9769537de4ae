// Used by typescript-types.
export type T = number; export const v: number = 5; export interface I {}
