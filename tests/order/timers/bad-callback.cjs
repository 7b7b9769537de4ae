// A timer of something that is no function throws at once.
for (const set of [setTimeout, setInterval, setImmediate]) {
  for (const value of [undefined, 'code()', {}]) {
    try {
      set(value, 1);
    } catch (error) {
      console.log(set.name, error.name, error.code, error.message);
    }
  }
}
