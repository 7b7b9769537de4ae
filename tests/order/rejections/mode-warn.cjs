// --unhandled-rejections=warn: a warning, and the program goes on.
// flags: --unhandled-rejections=warn
process.on('warning', (warning) => console.log(warning.name, warning.message.split('.')[0]));
Promise.reject('reason');
setImmediate(() => console.log('immediate'));
process.on('exit', (code) => console.log('exit', code));
