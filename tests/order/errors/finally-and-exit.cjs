// process.exit inside try does not run finally.
process.on('exit', (code) => console.log('exit', code));
try {
  process.exit(3);
} finally {
  console.log('never');
}
