// A program without a line ends with 0 and prints nothing.
