// JSON by import needs its attribute.
import data from './data.json' with { type: 'json' };
console.log(data);
const again = await import('./data.json', { with: { type: 'json' } });
console.log(again.default === data, Object.keys(again));
await import('./data.json').catch((error) => console.log(error.name, error.code));
