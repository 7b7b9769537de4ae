// Used by html-comments.
<!-- comment
var a = 1; console.log(a);
--> comment