// path: the everyday functions, and both flavours.
const path = require('path');
console.log(path.join('/a', '..', 'b', './c', ''), path.resolve('/a', 'b', '../c'), path.normalize('/a/./b//../c/'));
console.log(path.basename('/a/b.txt', '.txt'), path.dirname('/a/b/c'), path.extname('x.tar.gz'), path.isAbsolute('a'), path.relative('/a/b/c', '/a/d'));
console.log(path.parse('/home/x/file.txt'), path.format({ dir: '/d', name: 'n', ext: '.e' }));
console.log(path.win32.join('C:\\a', '..', 'b'), path.posix === path, path.sep, path.delimiter, path.matchesGlob('/a/b.js', '/a/*.js'));
try { path.join(5); } catch (error) { console.log(error.code, error.message); }
