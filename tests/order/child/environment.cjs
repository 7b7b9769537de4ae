// What a child is given of the environment.
const { spawnSync } = require('child_process');
process.env.FROM_PARENT = 'yes';
const show = (env) => spawnSync('/usr/bin/env', { env, encoding: 'utf8' }).stdout;
console.log(show({ A: '1', B: 2, C: undefined, D: null, 'E=F': 'g', G: '', H: 'a=b' }));
console.log(show(Object.create({ INHERITED: 'also' }, { OWN: { value: 1, enumerable: true } })));
console.log(show(undefined).includes('FROM_PARENT=yes'));
