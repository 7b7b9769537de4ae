// exitCode takes integers and their texts; others are refused.
for (const value of ['7', 1.5, 'x', {}, null, true, undefined, 256 + 5]) {
  try { process.exitCode = value; console.log('set', value, process.exitCode); } catch (error) { console.log(error.code, error.message); }
}
