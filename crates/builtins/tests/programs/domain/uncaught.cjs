// A domain without listeners leaves errors uncaught.
const domain = require('node:domain');
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin, process.domain === null));
domain.create().run(() => setTimeout(() => { throw new Error('nobody listens'); }, 1));
