// An expression is exported once: it does not follow the variable.
let current = 'before';
export default current;
export const setValue = () => { current = 'after'; };
