// A module with a default, a live binding and a function that changes it.
export let value = 1;
export const bump = () => { value++; };
export default 'default';
console.log('evaluated');
process.nextTick(() => console.log('module tick'));
Promise.resolve().then(() => console.log('module then'));
