// Names of default exports.
for (const f of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) { const m = await import(`./${f}.mjs`); console.log(f, JSON.stringify(m.default.name), typeof m.default); }