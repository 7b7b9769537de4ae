// Dynamic imports: the same namespace each time, evaluated once, also when begun together.
const [one, two] = await Promise.all([import('./part.mjs'), import('./part.mjs')]);
console.log(one === two, one.value);
const names = ['part', 'other'];
for (const name of names) console.log(name, (await import(`./${name}.mjs`)).value);
