//! Brotli. Follows <https://nodejs.org/docs/latest-v26.x/api/zlib.html#class-zlibbrotlioptions>

use brotli::enc::StandardAlloc;
use brotli::enc::encode::{BrotliEncoderOperation, BrotliEncoderParameter, BrotliEncoderStateStruct};
use brotli::{BrotliDecompressStream, BrotliResult, BrotliState};

use super::codec::{Codec, Failure, Step};

const FINISH: u32 = 2;

/// Parameters as Node numbers them, with their values.
pub type Params = Vec<(u32, u32)>;

pub struct Compressor {
    params: Params,
    state: BrotliEncoderStateStruct<StandardAlloc>,
}

impl Compressor {
    pub fn new(params: Params) -> Self {
        let state = encoder(&params);
        Self { params, state }
    }
}

fn encoder(params: &Params) -> BrotliEncoderStateStruct<StandardAlloc> {
    use BrotliEncoderParameter as P;
    const KNOWN: [P; 7] = [
        P::BROTLI_PARAM_MODE,
        P::BROTLI_PARAM_QUALITY,
        P::BROTLI_PARAM_LGWIN,
        P::BROTLI_PARAM_LGBLOCK,
        P::BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING,
        P::BROTLI_PARAM_SIZE_HINT,
        P::BROTLI_PARAM_LARGE_WINDOW,
    ];
    let mut state = BrotliEncoderStateStruct::new(StandardAlloc::default());
    for (number, value) in params {
        if let Some(parameter) = KNOWN.get(*number as usize) {
            state.set_parameter(*parameter, *value);
        }
    }
    state
}

impl Codec for Compressor {
    fn step(&mut self, input: &[u8], flush: u32, output: &mut [u8]) -> Step {
        let operation = match flush {
            1 => BrotliEncoderOperation::BROTLI_OPERATION_FLUSH,
            FINISH => BrotliEncoderOperation::BROTLI_OPERATION_FINISH,
            3 => BrotliEncoderOperation::BROTLI_OPERATION_EMIT_METADATA,
            _ => BrotliEncoderOperation::BROTLI_OPERATION_PROCESS,
        };
        let (mut left, mut room) = (input.len(), output.len());
        let (mut read, mut written) = (0, 0);
        let is_fine = self.state.compress_stream(
            operation,
            &mut left,
            input,
            &mut read,
            &mut room,
            output,
            &mut written,
            &mut None,
            &mut |_, _, _, _| (),
        );
        let failure =
            (!is_fine).then(|| Failure::new(-2, "ERR_BROTLI_COMPRESSION_FAILED", "Compression failed"));
        Step {
            read,
            written,
            failure,
        }
    }

    fn reset(&mut self) -> Result<(), Failure> {
        self.state = encoder(&self.params);
        Ok(())
    }
}

type DecoderState = BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>;

pub struct Decompressor {
    allows_large_window: bool,
    state: Box<DecoderState>,
}

/// `BROTLI_DECODER_PARAM_LARGE_WINDOW`
const LARGE_WINDOW: u32 = 1;

impl Decompressor {
    pub fn new(params: &Params) -> Self {
        let allows_large_window = params
            .iter()
            .any(|(number, value)| *number == LARGE_WINDOW && *value != 0);
        Self {
            allows_large_window,
            state: decoder(allows_large_window),
        }
    }
}

fn decoder(allows_large_window: bool) -> Box<DecoderState> {
    let alloc = StandardAlloc::default;
    Box::new(if allows_large_window {
        DecoderState::new(alloc(), alloc(), alloc())
    } else {
        DecoderState::new_strict(alloc(), alloc(), alloc())
    })
}

impl Codec for Decompressor {
    fn step(&mut self, input: &[u8], flush: u32, output: &mut [u8]) -> Step {
        let (mut left, mut room) = (input.len(), output.len());
        let (mut read, mut written, mut total) = (0, 0, 0);
        let result = BrotliDecompressStream(
            &mut left,
            &mut read,
            input,
            &mut room,
            &mut written,
            output,
            &mut total,
            &mut self.state,
        );
        let failure = match result {
            BrotliResult::ResultFailure => Some(self.failure()),
            BrotliResult::NeedsMoreInput if flush == FINISH => Some(Failure::cut_short()),
            _ => None,
        };
        Step {
            read,
            written,
            failure,
        }
    }

    fn reset(&mut self) -> Result<(), Failure> {
        self.state = decoder(self.allows_large_window);
        Ok(())
    }
}

impl Decompressor {
    /// Node's code is the library's name of the error with another beginning.
    fn failure(&self) -> Failure {
        let code = self.state.error_code;
        let name = format!("{code:?}");
        let name = name.strip_prefix("BROTLI_DECODER").unwrap_or(&name);
        Failure::new(code as i32, format!("ERR_{name}"), "Decompression failed")
    }
}
