// Modules in data: URLs.
import value from 'data:text/javascript,export default "from data"';
console.log(value);
const { base } = await import(`data:text/javascript;base64,${Buffer.from('export const base = 64').toString('base64')}`);
console.log(base);
console.log((await import('data:application/json,{"a":1}', { with: { type: 'json' } })).default);
