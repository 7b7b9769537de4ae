// Imported names may be shadowed, used in patterns, closures, shorthand properties and typeof.
import { name, tag as call, Base } from './names.mjs';
const object = { name, call };
console.log(object.name, typeof name, typeof object.call, call`x${1}y`);
function shadow(name) { return name; }
{ const name = 'block'; console.log(name); }
console.log(shadow('parameter'), ((name = 'default') => name)(), [1].map((value) => name + value));
class Derived extends Base { who = name; [name]() { return 'computed'; } }
console.log(new Derived().who, new Derived()[name](), new Derived() instanceof Base);
try { throw 'caught'; } catch (name) { console.log(name); }
for (const name of ['loop']) console.log(name);
console.log((() => { const { name: renamed = 1, ...rest } = { name: 'destructured' }; return [renamed, rest, name]; })());
