// What is imported.
export const name = 'imported';
export const tag = function (strings, ...values) { return [this, strings.join('-'), values]; };
export class Base {}
