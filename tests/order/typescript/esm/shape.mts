// An interface, a class and a function.
export interface Shape { readonly side: number }
export class Square implements Shape { readonly side: number; constructor(side: number) { this.side = side; } }
export const area = (shape: Shape): number => shape.side ** 2;
