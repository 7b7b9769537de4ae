// --unhandled-rejections=warn-with-error-code: a warning, and exit code 1 at the end.
// flags: --unhandled-rejections=warn-with-error-code
process.on('warning', (warning) => console.log(warning.name));
Promise.reject('reason');
setImmediate(() => console.log('immediate'));
process.on('exit', (code) => console.log('exit', code));
