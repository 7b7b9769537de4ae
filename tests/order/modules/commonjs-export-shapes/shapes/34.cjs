// One of the shapes.
module . exports . spaced = 1; exports/*c*/./*d*/commented = 2; exports
.newline = 3;