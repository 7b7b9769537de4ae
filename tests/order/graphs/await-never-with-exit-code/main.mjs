// With process.exitCode set, an unsettled top level keeps that code.
process.exitCode = 5;
process.on('exit', (code) => console.log('exit', code));
await new Promise(() => {});
