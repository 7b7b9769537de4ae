//! Zstandard. Follows <https://nodejs.org/docs/latest-v26.x/api/zlib.html#class-zlibzstdoptions>

use zstd_safe::zstd_sys::ZSTD_EndDirective;
use zstd_safe::{
    CCtx, CParameter, DCtx, DParameter, ErrorCode, InBuffer, OutBuffer, ResetDirective, Strategy, get_error_name,
};

use super::codec::{Codec, Failure, Step};

const END: u32 = 2;

/// The options of a stream; parameters as Node numbers them.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub params: Vec<(u32, i32)>,
    pub dictionary: Vec<u8>,
    /// The size of the whole input, if it is known.
    pub pledged: Option<u64>,
}

pub struct Compressor {
    pledged: Option<u64>,
    context: CCtx<'static>,
}

impl Compressor {
    /// Fails if a parameter is out of its range.
    pub fn new(options: &Options) -> Result<Self, Failure> {
        let mut context = CCtx::try_create().ok_or_else(not_made)?;
        for (number, value) in &options.params {
            let parameter = compressor_parameter(*number, *value).ok_or_else(not_set)?;
            context.set_parameter(parameter).map_err(|_| not_set())?;
        }
        if !options.dictionary.is_empty() {
            context
                .load_dictionary(&options.dictionary)
                .map_err(|_| not_made())?;
        }
        let mut made = Self {
            pledged: options.pledged,
            context,
        };
        made.pledge()?;
        Ok(made)
    }

    fn pledge(&mut self) -> Result<(), Failure> {
        if self.pledged.is_some() {
            self.context
                .set_pledged_src_size(self.pledged)
                .map_err(|_| not_made())?;
        }
        Ok(())
    }
}

impl Codec for Compressor {
    fn step(&mut self, input: &[u8], flush: u32, output: &mut [u8]) -> Step {
        let directive = match flush {
            1 => ZSTD_EndDirective::ZSTD_e_flush,
            END => ZSTD_EndDirective::ZSTD_e_end,
            _ => ZSTD_EndDirective::ZSTD_e_continue,
        };
        turns(input, output, |target, source| {
            self.context
                .compress_stream2(target, source, directive)
                // What is left to be done needs room or input.
                .map(|left| Turn::again_if(left > 0 && flush != 0))
        })
    }

    fn reset(&mut self) -> Result<(), Failure> {
        self.context
            .reset(ResetDirective::SessionOnly)
            .map_err(|_| not_made())?;
        self.pledge()
    }
}

pub struct Decompressor {
    context: DCtx<'static>,
    /// A frame has ended, and no other has begun.
    is_between: bool,
}

impl Decompressor {
    /// Fails if a parameter is out of its range.
    pub fn new(options: &Options) -> Result<Self, Failure> {
        let mut context = DCtx::try_create().ok_or_else(not_made)?;
        for (number, value) in &options.params {
            let value = u32::try_from(*value).map_err(|_| not_set())?;
            if *number != 100 {
                return Err(not_set());
            }
            context
                .set_parameter(DParameter::WindowLogMax(value))
                .map_err(|_| not_set())?;
        }
        if !options.dictionary.is_empty() {
            context
                .load_dictionary(&options.dictionary)
                .map_err(|_| not_made())?;
        }
        Ok(Self {
            context,
            is_between: false,
        })
    }
}

/// Whether a frame begins so, as far as it can be seen. What follows a frame and is none is left unread, as in Node.
fn begins_frame(bytes: &[u8]) -> bool {
    const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
    const SKIPPABLE: [u8; 3] = [0x2a, 0x4d, 0x18];
    let seen = &bytes[..bytes.len().min(MAGIC.len())];
    MAGIC.starts_with(seen) || (seen[0] & 0xf0 == 0x50 && SKIPPABLE.starts_with(&seen[1..]))
}

impl Codec for Decompressor {
    fn step(&mut self, input: &[u8], flush: u32, output: &mut [u8]) -> Step {
        if self.is_between && (input.is_empty() || !begins_frame(input)) {
            return Step::default();
        }
        turns(input, output, |target, source| {
            let wanted = self.context.decompress_stream(target, source)?;
            self.is_between = wanted == 0;
            Ok(match wanted {
                // Less than a frame's first four bytes are none, if they come with the end of another.
                0 if matches!(input.len() - source.pos, 1..4) => Turn::Over,
                0 if begins_frame(&input[source.pos..]) => Turn::Enough,
                0 => Turn::Over,
                _ if flush == END => Turn::CutShort,
                _ => Turn::Enough,
            })
        })
    }

    fn reset(&mut self) -> Result<(), Failure> {
        self.context
            .reset(ResetDirective::SessionOnly)
            .map(|_| ())
            .map_err(|_| not_made())
    }
}

/// What a turn of a context says of the next, should there be room.
enum Turn {
    /// There is more to come.
    Again,
    /// Enough once the input is taken.
    Enough,
    /// The same, but there should have been more input.
    CutShort,
    /// All is done, whatever input is left.
    Over,
}

impl Turn {
    fn again_if(more: bool) -> Self {
        if more { Self::Again } else { Self::Enough }
    }
}

/// Takes turns while there is room, and input or work left.
fn turns(
    input: &[u8],
    output: &mut [u8],
    mut turn: impl FnMut(&mut OutBuffer<'_, [u8]>, &mut InBuffer<'_>) -> Result<Turn, ErrorCode>,
) -> Step {
    let mut source = InBuffer::around(input);
    let mut target = OutBuffer::around(output);
    let failure = loop {
        let said = turn(&mut target, &mut source);
        let has_room = target.pos() < target.capacity();
        match said {
            Err(code) => break Some(failure_of(code)),
            Ok(Turn::Over) => break None,
            Ok(Turn::Again) if has_room => {}
            Ok(_) if has_room && source.pos < input.len() => {}
            Ok(Turn::CutShort) if has_room => break Some(Failure::cut_short()),
            Ok(_) => break None,
        }
    };
    Step {
        read: source.pos,
        written: target.pos(),
        failure,
    }
}

fn compressor_parameter(number: u32, value: i32) -> Option<CParameter> {
    use CParameter as P;
    let count = u32::try_from(value).ok();
    Some(match number {
        100 => P::CompressionLevel(value),
        101 => P::WindowLog(count?),
        102 => P::HashLog(count?),
        103 => P::ChainLog(count?),
        104 => P::SearchLog(count?),
        105 => P::MinMatch(count?),
        106 => P::TargetLength(count?),
        107 => P::Strategy(strategy(value)?),
        160 => P::EnableLongDistanceMatching(value != 0),
        161 => P::LdmHashLog(count?),
        162 => P::LdmMinMatch(count?),
        163 => P::LdmBucketSizeLog(count?),
        164 => P::LdmHashRateLog(count?),
        200 => P::ContentSizeFlag(value != 0),
        201 => P::ChecksumFlag(value != 0),
        202 => P::DictIdFlag(value != 0),
        400 => P::NbWorkers(count?),
        401 => P::JobSize(count?),
        402 => P::OverlapSizeLog(count?),
        _ => return None,
    })
}

fn strategy(value: i32) -> Option<Strategy> {
    use Strategy as S;
    const ALL: [S; 9] = [
        S::ZSTD_fast,
        S::ZSTD_dfast,
        S::ZSTD_greedy,
        S::ZSTD_lazy,
        S::ZSTD_lazy2,
        S::ZSTD_btlazy2,
        S::ZSTD_btopt,
        S::ZSTD_btultra,
        S::ZSTD_btultra2,
    ];
    ALL.get(usize::try_from(value - 1).ok()?).copied()
}

fn not_made() -> Failure {
    Failure::new(-2, "ERR_ZLIB_INITIALIZATION_FAILED", "Initialization failed")
}

fn not_set() -> Failure {
    Failure::new(-2, "ERR_ZLIB_INITIALIZATION_FAILED", "Setting parameter failed")
}

/// The library's error codes are negative numbers; Node's names are those of its header.
fn failure_of(code: usize) -> Failure {
    let number = i32::try_from(0usize.wrapping_sub(code)).unwrap_or(1);
    let name = NAMES
        .iter()
        .find(|(known, _)| *known == number)
        .map_or("GENERIC", |(_, name)| name);
    Failure::new(number, format!("ZSTD_error_{name}"), get_error_name(code))
}

const NAMES: &[(i32, &str)] = &[
    (10, "prefix_unknown"),
    (12, "version_unsupported"),
    (14, "frameParameter_unsupported"),
    (16, "frameParameter_windowTooLarge"),
    (20, "corruption_detected"),
    (22, "checksum_wrong"),
    (24, "literals_headerWrong"),
    (30, "dictionary_corrupted"),
    (32, "dictionary_wrong"),
    (34, "dictionaryCreation_failed"),
    (40, "parameter_unsupported"),
    (41, "parameter_combination_unsupported"),
    (42, "parameter_outOfBound"),
    (44, "tableLog_tooLarge"),
    (46, "maxSymbolValue_tooLarge"),
    (48, "maxSymbolValue_tooSmall"),
    (50, "stabilityCondition_notRespected"),
    (60, "stage_wrong"),
    (62, "init_missing"),
    (64, "memory_allocation"),
    (66, "workSpace_tooSmall"),
    (70, "dstSize_tooSmall"),
    (72, "srcSize_wrong"),
    (74, "dstBuffer_null"),
    (80, "noForwardProgress_destFull"),
    (82, "noForwardProgress_inputEmpty"),
];
