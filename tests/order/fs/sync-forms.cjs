// The everyday synchronous calls.
const fs = require('fs');
const { join } = require('path');
const folder = fs.mkdtempSync(join(require('os').tmpdir(), 'sync-'));
const file = join(folder, 'deep/er/file.txt');
fs.mkdirSync(join(folder, 'deep/er'), { recursive: true });
fs.writeFileSync(file, 'text');
fs.appendFileSync(file, ' more');
fs.copyFileSync(file, file + '.copy');
console.log(fs.readFileSync(file + '.copy', 'utf8'), fs.existsSync(file), fs.existsSync(file + 'x'));
console.log(fs.readdirSync(join(folder, 'deep'), { withFileTypes: true }).map((entry) => [entry.name, entry.isDirectory()]));
fs.symlinkSync(file, file + '.link');
console.log(fs.lstatSync(file + '.link').isSymbolicLink(), fs.realpathSync(file + '.link') === fs.realpathSync(file), fs.statSync(file).size);
fs.rmSync(folder, { recursive: true });
console.log(fs.existsSync(folder), fs.statSync(folder, { throwIfNoEntry: false }));
