// What a domain's listener throws ends the process.
const domain = require('node:domain');
const d = domain.create();
d.on('error', (error) => { console.log(error.message); throw new Error('in the handler'); });
process.on('exit', (code) => console.log('exit', code));
d.run(() => setTimeout(() => { throw new Error('first'); }, 1));
