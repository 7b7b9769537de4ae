// What parts of patterns, and of what they are matched with, become.
const parts = {
  hostname: ['a/b', 'a?b', 'a#b', 'a\\\\b', 'a@b', 'a:b', 'a\\:b', 'a b', 'a%', '/x', '#', 'a\tb', '', 'a%2Fb', '[1]', '[::1', 'a]b', 'a^b', 'xn--a', 'a..b', '1.2.3', '0x7f'],
  port: ['80x', 'x80', ' 80', '80 ', '8\t0', '65536', '-1', '', '0', '00080', '8/0', '8?0', '80:', '443a', 'a', '8.0'],
  pathname: ['a#b', '#b', 'a b', ' a', 'a ', '/a/../b', 'a\tb'],
  protocol: ['http:', 'h ttp', '1http', 'é', 'HTTP', ''],
  username: ['a/b@:', 'é%', '', ' '],
};
function attempt(run) {
  try {
    return JSON.stringify(run());
  } catch ({ name }) {
    return name;
  }
}
for (const [part, texts] of Object.entries(parts)) {
  for (const text of texts) {
    for (const protocol of part === 'protocol' ? [undefined] : ['data', 'https', undefined]) {
      const init = protocol === undefined ? { [part]: text } : { protocol, [part]: text };
      console.log(JSON.stringify(init), attempt(() => new URLPattern(init)[part]), attempt(() => new URLPattern({}).exec(init)?.[part].input ?? null));
    }
  }
}
console.log(JSON.stringify(new URLPattern({ pathname: '/:a/*' }).exec({ protocol: 'x', pathname: '/b/c', baseURL: 'https://d.e/' })));
