// One of the shapes.
const e = exports; e.hidden = 1; exports.shown = 1; this.t = 1;