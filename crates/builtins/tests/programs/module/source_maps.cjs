// SourceMap: entries, origins, sections and wrong arguments.
const { SourceMap, findSourceMap, getSourceMapsSupport, setSourceMapsSupport, flushCompileCache, runMain } = require('module');
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
const payload = { version: 3, file: 'out.js', sourceRoot: '', sources: ['a.js', 'b.js'], sourcesContent: ['x', 'y'], names: ['foo', 'bar'], mappings: 'AAAA,SAASA,CCCT;;GAAGC,KAAK;A' };
const m = new SourceMap(payload, { lineLengths: [10, 20] });
t(() => m.payload === payload); t(() => m.payload); t(() => m.lineLengths); t(() => Object.keys(m)); t(() => Object.getOwnPropertyNames(SourceMap.prototype)); console.log(m);
for (const [l, c] of [[0, 0], [0, 3], [0, 9], [0, 10], [0, 100], [1, 0], [2, 2], [2, 3], [2, 7], [2, 8], [9, 9], [-1, 0]]) t(() => m.findEntry(l, c));
t(() => m.findOrigin(1, 1)); t(() => m.findOrigin(3, 5)); t(() => m.findOrigin(100, 5)); t(() => m.findOrigin(1, 12));
t(() => new SourceMap()); t(() => new SourceMap(5)); t(() => SourceMap({})); t(() => new SourceMap({ version: 3, sources: [], names: [], mappings: '' }).findEntry(0, 0));
t(() => new SourceMap({ version: 3, sections: [{ offset: { line: 2, column: 0 }, map: payload }] }).findEntry(2, 3));
t(() => findSourceMap('/nope')); t(() => findSourceMap()); t(() => getSourceMapsSupport()); t(() => setSourceMapsSupport(true)); t(() => getSourceMapsSupport()); t(() => setSourceMapsSupport(5)); t(() => setSourceMapsSupport(false, { nodeModules: 3 })); t(() => flushCompileCache()); t(() => typeof runMain);
t(() => m.findEntry('x', 1)); t(() => new SourceMap(payload).lineLengths); t(() => new SourceMap({ version: 2, sources: ['q'], mappings: 'AAAA', names: [], sourceRoot: 'http://x/' }).findEntry(0, 0));
