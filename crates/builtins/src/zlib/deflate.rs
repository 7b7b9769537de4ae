//! DEFLATE with its three kinds of wrapping: zlib's, gzip's and none. Follows <https://nodejs.org/docs/latest-v26.x/api/zlib.html>

use zlib_rs::{
    Deflate, DeflateConfig, DeflateFlush, Inflate, InflateError, InflateFlush, Method, Status, Strategy,
};

use super::codec::{Codec, Failure, Step};

/// What `zlib.constants` calls the kinds: `DEFLATE` to `UNZIP`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapping {
    Zlib,
    Gzip,
    Raw,
    /// To be told from the first byte.
    Unknown,
}

const FINISH: u32 = 4;
const GZIP_MAGIC: u8 = 0x1f;
/// What zlib adds to the window's bits for gzip.
const GZIP_BITS: i32 = 16;

/// The options of a stream.
#[derive(Clone, Debug)]
pub struct Options {
    pub wrapping: Wrapping,
    pub level: i32,
    pub window_bits: i32,
    pub mem_level: i32,
    pub strategy: i32,
    /// What follows the first gzip file is not read, even if it is another.
    pub is_single: bool,
    pub dictionary: Vec<u8>,
}

pub struct Compressor {
    options: Options,
    deflate: Deflate,
}

impl Compressor {
    pub fn new(options: Options) -> Self {
        let deflate = start(&options);
        Self { options, deflate }
    }
}

fn start(options: &Options) -> Deflate {
    // A window of 256 bytes is one that zlib itself does not make.
    let bits = options.window_bits.clamp(9, 15);
    let mut deflate = Deflate::new_with_config(DeflateConfig {
        level: options.level,
        method: Method::Deflated,
        window_bits: match options.wrapping {
            Wrapping::Gzip => bits + GZIP_BITS,
            Wrapping::Raw => -bits,
            Wrapping::Zlib | Wrapping::Unknown => bits,
        },
        mem_level: options.mem_level,
        strategy: Strategy::try_from(options.strategy).unwrap_or_default(),
    });
    if !options.dictionary.is_empty() {
        // gzip has none, as in Node.
        let _ = deflate.set_dictionary(&options.dictionary);
    }
    deflate
}

impl Codec for Compressor {
    fn step(&mut self, input: &[u8], flush: u32, output: &mut [u8]) -> Step {
        let (before_in, before_out) = (self.deflate.total_in(), self.deflate.total_out());
        let outcome = self.deflate.compress(input, output, compress_flush(flush));
        let read = counted(self.deflate.total_in() - before_in);
        let written = counted(self.deflate.total_out() - before_out);
        let failure = match outcome {
            Ok(Status::StreamEnd) => None,
            Ok(_) => (flush == FINISH && written < output.len()).then(Failure::cut_short),
            Err(error) => Some(failure_of(error as i32, self.deflate.error_message())),
        };
        Step {
            read,
            written,
            failure,
        }
    }

    fn reset(&mut self) -> Result<(), Failure> {
        self.deflate = start(&self.options);
        Ok(())
    }

    fn params(&mut self, level: i32, strategy: i32) {
        self.options.level = level;
        self.options.strategy = strategy;
        // The strategy is only taken up at the next reset.
        let _ = self.deflate.set_level(level);
    }
}

pub struct Decompressor {
    options: Options,
    wrapping: Wrapping,
    inflate: Inflate,
}

impl Decompressor {
    pub fn new(options: Options) -> Self {
        let wrapping = options.wrapping;
        let inflate = open(&options, wrapping);
        Self {
            options,
            wrapping,
            inflate,
        }
    }

    /// One call of the library; a dictionary is given when it asks for it.
    fn inflate(&mut self, input: &[u8], flush: u32, output: &mut [u8]) -> (Step, bool) {
        let (before_in, before_out) = (self.inflate.total_in(), self.inflate.total_out());
        let mut outcome = self.inflate.decompress(input, output, decompress_flush(flush));
        if matches!(outcome, Err(InflateError::NeedDict { .. })) && !self.options.dictionary.is_empty() {
            if self.inflate.set_dictionary(&self.options.dictionary).is_err() {
                return (failed(Failure::new(2, "Z_NEED_DICT", "Bad dictionary")), false);
            }
            let read = counted(self.inflate.total_in() - before_in);
            outcome = self
                .inflate
                .decompress(&input[read..], output, decompress_flush(flush));
        }
        let read = counted(self.inflate.total_in() - before_in);
        let written = counted(self.inflate.total_out() - before_out);
        let failure = match outcome {
            Ok(Status::StreamEnd) => None,
            Ok(_) => (flush == FINISH && written < output.len()).then(Failure::cut_short),
            Err(InflateError::NeedDict { .. }) => Some(Failure::new(2, "Z_NEED_DICT", "Missing dictionary")),
            Err(error) => Some(failure_of(data_error_of(error), self.inflate.error_message())),
        };
        let step = Step {
            read,
            written,
            failure,
        };
        (step, matches!(outcome, Ok(Status::StreamEnd)))
    }
}

fn open(options: &Options, wrapping: Wrapping) -> Inflate {
    let bits = u8::try_from(options.window_bits).unwrap_or(15);
    let mut inflate = match wrapping {
        Wrapping::Gzip => Inflate::new(true, bits + 16),
        Wrapping::Raw => Inflate::new(false, bits),
        Wrapping::Zlib | Wrapping::Unknown => Inflate::new(true, bits),
    };
    if wrapping == Wrapping::Raw && !options.dictionary.is_empty() {
        let _ = inflate.set_dictionary(&options.dictionary);
    }
    inflate
}

impl Codec for Decompressor {
    fn step(&mut self, input: &[u8], flush: u32, output: &mut [u8]) -> Step {
        if self.wrapping == Wrapping::Unknown
            && let Some(first) = input.first()
        {
            let is_gzip = *first == GZIP_MAGIC;
            self.wrapping = if is_gzip { Wrapping::Gzip } else { Wrapping::Zlib };
            self.inflate = open(&self.options, self.wrapping);
        }
        let (mut step, mut ended) = self.inflate(input, flush, output);
        // Several gzip files one after the other are one; zeros behind them are padding.
        while ended
            && self.wrapping == Wrapping::Gzip
            && !self.options.is_single
            && input.get(step.read).is_some_and(|byte| *byte != 0)
        {
            self.inflate = open(&self.options, Wrapping::Gzip);
            let (more, ends) = self.inflate(&input[step.read..], flush, &mut output[step.written..]);
            step.read += more.read;
            step.written += more.written;
            step.failure = more.failure;
            ended = ends;
        }
        step
    }

    fn reset(&mut self) -> Result<(), Failure> {
        self.wrapping = self.options.wrapping;
        self.inflate = open(&self.options, self.wrapping);
        Ok(())
    }
}

fn failed(failure: Failure) -> Step {
    Step {
        failure: Some(failure),
        ..Step::default()
    }
}

fn data_error_of(error: InflateError) -> i32 {
    match error {
        InflateError::NeedDict { .. } => 2,
        InflateError::StreamError => -2,
        InflateError::DataError => -3,
        InflateError::MemError => -4,
    }
}

fn failure_of(errno: i32, message: Option<&'static str>) -> Failure {
    let code = match errno {
        -2 => "Z_STREAM_ERROR",
        -4 => "Z_MEM_ERROR",
        _ => "Z_DATA_ERROR",
    };
    Failure::new(errno, code, message.unwrap_or("Zlib error"))
}

fn compress_flush(flush: u32) -> DeflateFlush {
    i32::try_from(flush)
        .ok()
        .and_then(|flush| DeflateFlush::try_from(flush).ok())
        .unwrap_or_default()
}

fn decompress_flush(flush: u32) -> InflateFlush {
    match flush {
        0 => InflateFlush::NoFlush,
        FINISH => InflateFlush::Finish,
        5 => InflateFlush::Block,
        _ => InflateFlush::SyncFlush,
    }
}

/// A difference of the library's counts: at most what was given to it.
fn counted(difference: u64) -> usize {
    usize::try_from(difference).unwrap_or(usize::MAX)
}
