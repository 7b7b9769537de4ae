// An fs error comes to the callback with code, errno, syscall and path.
const fs = require('fs');
fs.readFile('/no/such/file', (error, data) => {
  console.log(error.code, error.errno, error.syscall, error.path, error.message, data);
  process.nextTick(() => console.log('tick'));
});
try { fs.readFileSync('/no/such/file'); } catch (error) { console.log('sync', error.message); }
fs.promises.readFile('/no/such/file').catch((error) => setTimeout(() => console.log('promise', error.message), 100));
