// chdir moves, and says what is wrong if it cannot.
const before = process.cwd();
process.chdir('/');
console.log(process.cwd(), before === __dirname);
try { process.chdir('/no/such/folder'); } catch (error) { console.log(error.code, error.syscall, error.dest); }
