// module.register(): hooks that run in another thread change what is imported; what they do wrong is told here.
import { register } from 'node:module';

process.on('warning', ({ code }) => console.log('warning', code));
register('./_register/hooks.mjs', import.meta.url, { data: { greeting: 'hello' } });
register('./_register/outer.mjs', { parentURL: import.meta.url });

const imported = async (specifier, options) => (await import(specifier, options)).default;
console.log(await imported('virtual:greeting'));
console.log(await imported('virtual:context'));
console.log(await imported('./_register/value.mjs'), await imported('./_register/common.cjs'), (await imported('node:path')).sep);

for (const specifier of ['wrong:url', 'wrong:chain', 'wrong:null', 'wrong:error', './missing.mjs']) {
  await import(specifier).catch(({ name, code, message }) => console.log(name, code, message.replaceAll(import.meta.dirname, '')));
}
for (const [specifier, parent] of [['./_register/missing.mjs', import.meta.url], [5], ['./x', 'data:']]) {
  try {
    register(specifier, parent);
  } catch ({ name, code, message }) {
    console.log(name, code, message.replaceAll(import.meta.dirname, ''));
  }
}
