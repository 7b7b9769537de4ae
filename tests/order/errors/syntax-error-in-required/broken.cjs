// Is broken.
const = 5;
