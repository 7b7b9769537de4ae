// What cannot be found says so with a code.
const attempt = (load) => { try { load(); } catch (error) { console.log(error.code); } };
attempt(() => require('./none.cjs'));
attempt(() => require('no-such-package'));
attempt(() => require('node:none'));
attempt(() => require(''));
attempt(() => require(5));
const later = async (name) => console.log(name, await import(name).catch((error) => error.code));
(async () => {
  await later('./none.mjs');
  await later('no-such-package');
  await later('node:none');
  await later('./');
  await later('http://example.org/x.mjs');
})();
