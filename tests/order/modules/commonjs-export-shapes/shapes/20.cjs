// One of the shapes.
(function (g, f) { typeof exports === 'object' && typeof module !== 'undefined' ? f(exports) : f(g.u = {}); })(this, function (exports) { exports.umd = 1; exports.two = 2; });