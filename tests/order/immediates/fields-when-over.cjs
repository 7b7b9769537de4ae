// What an immediate lets go of when it has run or was cleared.
const show = (name, { _destroyed, _onImmediate, _argv }) => console.log(name, _destroyed, typeof _onImmediate, _argv);
const cleared = setImmediate(() => {}, 1, 2);
const run = setImmediate(() => show('running', run), 3);
show('waiting', run);
clearImmediate(cleared);
show('cleared', cleared);
setImmediate(() => show('run', run));
