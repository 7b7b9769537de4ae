// Messages of the engine's errors, read without their stacks, in texts that the loader has edited.
let u, n = null, o = {}; const five = 5;
const fs = [
  () => u.stack, () => n.stack.x, () => o.stack.x, () => o.a.stack, () => u.stack(), () => o.stack(), () => new o.stack(), () => { u.stack = 1 }, () => { u.stack += 1 }, () => u?.stack.x, () => o.stack.a.b, () => u['stack'], () => o.a['stack'].c,
  async () => { for await (const x of u); }, async () => { for await (const x of {}); }, async () => { for await (const x of five); }, async () => { for await (const x of o.a); },async () => { for await (const x of o); }, async () => { for await (const x of null); }, async () => { for await (const x of f()); },
  async () => { (await u).x }, async () => { (await o.a).b.c }, async () => { await u.x }, async () => { (await o)() }, async () => { await u() }, async () => { await o.x() }, async () => { (await o).x() }, async () => { new (await o)() }, async () => { await new o.x() }, async () => { const [a] = await u }, async () => { for (const x of await u); }, async () => { return o.x() }, async () => { return o() }, async () => { return u.x.y },
];
function f() { return 1; }
for (const f of fs) { try { await f(); console.log('none'); } catch (e) { console.log(e.message); } }
