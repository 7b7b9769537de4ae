// --unhandled-rejections=warn: handling it later is a warning of its own.
// flags: --unhandled-rejections=warn
process.on('warning', (warning) => console.log(warning.name));
const rejected = Promise.reject('reason');
setTimeout(() => rejected.catch(() => console.log('handled')), 20);
