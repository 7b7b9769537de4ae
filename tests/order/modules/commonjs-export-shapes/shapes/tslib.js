// One of the shapes.
exports.__exportStar = (m, e) => { for (const k in m) e[k] = m[k]; };