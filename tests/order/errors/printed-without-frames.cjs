// Errors of the system as console.log shows them: those that no code has thrown have no stack, and stand in brackets.
const fs = require('fs');
const util = require('util');

const none = '/none/of/these';
const callbacks = {
  stat: (done) => fs.stat(none, done),
  readFile: (done) => fs.readFile(none, done),
  readsFolder: (done) => fs.readFile('/', done),
  writeFile: (done) => fs.writeFile(none, '', done),
  rm: (done) => fs.rm(none, done),
  readdir: (done) => fs.readdir(none, done),
  realpath: (done) => fs.realpath(none, done),
  close: (done) => fs.close(9999, done),
  createReadStream: (done) => fs.createReadStream(none).on('error', done),
  createWriteStream: (done) => fs.createWriteStream(none).on('error', done),
};
const promises = {
  readFile: () => fs.promises.readFile(none),
  writeFile: () => fs.promises.writeFile(none, ''),
  rm: () => fs.promises.rm(none),
  opendir: () => fs.promises.opendir(none),
  stat: () => fs.promises.stat(none),
  open: () => fs.promises.open(none),
  readdir: () => fs.promises.readdir(none),
  cp: () => fs.promises.cp(none, '/none'),
  promisified: () => util.promisify(fs.stat)(none),
};

(async () => {
  for (const [name, call] of Object.entries(callbacks)) console.log(name, await new Promise(call));
  for (const [name, call] of Object.entries(promises)) {
    await call().catch((error) => console.log(name, [error]));
    try {
      await call();
    } catch (error) {
      console.log(error);
    }
  }
  try {
    fs.statSync(none);
  } catch (error) {
    console.log(error);
  }
})();
