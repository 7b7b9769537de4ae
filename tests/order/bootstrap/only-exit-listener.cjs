// A program with only listeners ends at once, beforeExit first.
process.on('exit', (code) => console.log('exit', code));
process.on('beforeExit', (code) => console.log('beforeExit', code));
console.log('script');
