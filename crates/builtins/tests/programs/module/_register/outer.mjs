// Asked before the hooks of hooks.mjs: see ../register.mjs
export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  return url === 'virtual:greeting' ? { ...loaded, source: `${loaded.source} + '!'` } : loaded;
}
