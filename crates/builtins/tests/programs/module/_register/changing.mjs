// Hooks without data: see ../loader.cjs
export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  return url.endsWith('value.mjs') ? { ...loaded, source: `${loaded.source}`.replace('ORIGINAL', 'changed') } : loaded;
}
