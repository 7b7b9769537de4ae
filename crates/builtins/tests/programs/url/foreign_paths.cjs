// Paths of Windows without a drive, and encoded slashes as bytes.
'use strict';
const { fileURLToPathBuffer, pathToFileURL } = require('url');
for (const path of ['/a b', '/a%?#', 'C:\\x', '\\\\host\\share', '\\x']) console.log(pathToFileURL(path, { windows: true }).href);
for (const url of ['file:///a%2fb', 'file:///a%20b', 'file:///%ff']) console.log(fileURLToPathBuffer(url));
try {
  fileURLToPathBuffer('file://host/a');
} catch ({ code }) {
  console.log(code);
}
