//! What every compressor and decompressor can do, and a session of one: its codec, with input that it has not taken yet.

/// What one step has done.
#[derive(Debug, Default)]
pub struct Step {
    /// Bytes taken from the input.
    pub read: usize,
    /// Bytes put into the output.
    pub written: usize,
    pub failure: Option<Failure>,
}

/// Why a codec cannot go on, in the words that Node's errors have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub errno: i32,
    pub code: String,
    pub message: String,
}

impl Failure {
    pub fn new(errno: i32, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            errno,
            code: code.into(),
            message: message.into(),
        }
    }

    /// The input ended in the middle.
    pub fn cut_short() -> Self {
        Self::new(-5, "Z_BUF_ERROR", "unexpected end of file")
    }
}

/// A compressor or decompressor that takes its input and gives its output in pieces.
pub trait Codec: Send {
    /// Takes what it can of `input` and fills `output` as far as it can; `flush` is a number of the codec's own kind.
    fn step(&mut self, input: &[u8], flush: u32, output: &mut [u8]) -> Step;
    /// Back to the beginning, with the same options.
    fn reset(&mut self) -> Result<(), Failure>;
    /// Other options from now on; only DEFLATE has such.
    fn params(&mut self, _level: i32, _strategy: i32) {}
}

/// A codec at work.
pub struct Session {
    codec: Box<dyn Codec>,
    input: Vec<u8>,
    taken: usize,
}

/// What a session's `run` gives.
#[derive(Debug)]
pub struct Outcome {
    /// Bytes of input that were not taken.
    pub left: usize,
    /// Bytes of room that were not used.
    pub room: usize,
    pub output: Vec<u8>,
    pub failure: Option<Failure>,
}

/// Output of a whole text is made in pieces of at most so many bytes.
const LARGEST_PIECE: usize = 1 << 20;

impl Session {
    pub fn new(codec: Box<dyn Codec>) -> Self {
        Self {
            codec,
            input: Vec::new(),
            taken: 0,
        }
    }

    /// What the next runs take.
    pub fn feed(&mut self, input: Vec<u8>) {
        self.input = input;
        self.taken = 0;
    }

    /// One step with room for `room` bytes.
    pub fn run(&mut self, flush: u32, room: usize) -> Outcome {
        let mut output = vec![0; room];
        let step = self.codec.step(&self.input[self.taken..], flush, &mut output);
        self.taken += step.read;
        output.truncate(step.written);
        let left = self.input.len() - self.taken;
        if left == 0 {
            self.feed(Vec::new());
        }
        Outcome {
            left,
            room: room - step.written,
            output,
            failure: step.failure,
        }
    }

    /// All of the input at once; it stops when there is more than `most` of output, which the outcome then has.
    pub fn run_whole(&mut self, flush: u32, piece: usize, most: usize) -> Outcome {
        let mut whole = Vec::new();
        let mut piece = piece;
        loop {
            let mut outcome = self.run(flush, piece);
            whole.append(&mut outcome.output);
            if outcome.failure.is_some() || outcome.room > 0 || whole.len() > most {
                return Outcome {
                    output: whole,
                    ..outcome
                };
            }
            piece = (piece * 2).min(LARGEST_PIECE);
        }
    }

    pub fn reset(&mut self) -> Result<(), Failure> {
        self.feed(Vec::new());
        self.codec.reset()
    }

    pub fn params(&mut self, level: i32, strategy: i32) {
        self.codec.params(level, strategy);
    }
}
