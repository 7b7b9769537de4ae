// clearImmediate takes anything in silence, and does nothing to one that has run.
const ran = setImmediate(() => console.log('ran'));
setImmediate(() => { clearImmediate(ran); console.log('cleared what had run'); });
for (const odd of [undefined, null, 5, 'x', {}]) clearImmediate(odd);
