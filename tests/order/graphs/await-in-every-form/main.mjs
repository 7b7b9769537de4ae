// Top-level await in declarations, loops, templates and for await.
const a = await 1;
const { b, c = await 'c' } = await { b: 'b' };
console.log(a, b, c, `${await 'in a template'}`);
for (const step of [1, 2]) console.log('loop', await step);
for await (const item of [Promise.resolve('x'), 'y']) console.log('for await', item);
if (await true) { const inner = await 'in a block'; console.log(inner); }
try { await Promise.reject(new Error('caught')); } catch (error) { console.log(error.message); } finally { console.log(await 'finally'); }
export const exported = await (async () => 'exported')();
console.log(exported);
