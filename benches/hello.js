// The whole process: start, print, end.
console.log(1);
