// Options of SourceTextModule that are looked at before anything is parsed.
// flags: --experimental-vm-modules --no-warnings
import { SourceTextModule } from 'node:vm';
const text = 'export const a = 1';
const cachedData = new SourceTextModule(text).createCachedData();
for (const options of [{ lineOffset: 'x' }, { columnOffset: 1.5 }, { lineOffset: 3 }, { cachedData: Buffer.from('x') }, { cachedData: 'x' }, { cachedData }]) {
  try {
    console.log(new SourceTextModule(text, options).status);
  } catch ({ name, code, message }) {
    console.log(name, code, message);
  }
}
