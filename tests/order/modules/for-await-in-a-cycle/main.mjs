// A module with a top-level `for await` in an import cycle: its functions exist before it runs.
import { a, fa, Ka } from './a.mjs';
console.log('main', a, fa(), Ka.name);
