// open, write, read, fstat and close with a descriptor.
const fs = require('fs');
const path = require('path').join(require('os').tmpdir(), 'fd.txt');
fs.open(path, 'w+', (error, fd) => {
  fs.write(fd, 'hello world', (error, written, text) => {
    console.log('written', written, text);
    const buffer = Buffer.alloc(5);
    fs.read(fd, buffer, 0, 5, 6, (error, count, same) => {
      console.log('read', count, buffer.toString(), same === buffer);
      fs.fstat(fd, (error, stat) => {
        console.log('size', stat.size, stat.isFile());
        fs.close(fd, (error) => console.log('closed', error));
      });
    });
  });
});
