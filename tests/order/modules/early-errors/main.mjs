// Texts that are no ES modules.
for (const f of ['a','b','c','d','e','f','g','h','i','j','k','l']) try { await import(`./${f}.mjs`); console.log(f, 'ok'); } catch (e) { console.log(f, e.name); }