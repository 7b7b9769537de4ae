//! AES in the modes of `createCipheriv`: ECB, CBC, CTR and GCM, fed in pieces.
//!
//! Modes of operation follow NIST SP 800-38A; GCM follows SP 800-38D.

use aes::cipher::{Array, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit, consts::U16};
use aes::{Aes128, Aes192, Aes256};
use ghash::GHash;
use ghash::universal_hash::UniversalHash;

type Block = Array<u8, U16>;

const SIZE: usize = 16;

/// How blocks are chained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Ecb,
    Cbc,
    Ctr,
    Gcm,
}

impl Mode {
    /// The mode that JS names by its number.
    pub(crate) fn of(number: usize) -> Option<Self> {
        [Self::Ecb, Self::Cbc, Self::Ctr, Self::Gcm].get(number).copied()
    }
}

/// Why a text could not be finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The text does not end with a block.
    BlockLength,
    /// The padding is none.
    Padding,
}

/// A text on its way through a cipher.
pub(crate) struct Cipher {
    aes: Aes,
    mode: Mode,
    encrypts: bool,
    pads: bool,
    /// The block before (CBC), or the next counter (CTR, GCM).
    chain: Block,
    /// Input that is no block yet (ECB, CBC).
    held: Vec<u8>,
    /// Key stream that is left from the last block (CTR, GCM).
    stream: Vec<u8>,
    authenticator: Option<Authenticator>,
}

/// GCM's checksum.
struct Authenticator {
    hash: GHash,
    /// What the tag is masked with.
    mask: Block,
    /// Input of the hash that is no block yet.
    held: Vec<u8>,
    additional: u64,
    text: u64,
}

enum Aes {
    Short(Box<Aes128>),
    Middle(Box<Aes192>),
    Long(Box<Aes256>),
}

impl Cipher {
    /// `None` if the key or the initialization vector has not a length of the mode's.
    pub(crate) fn new(mode: Mode, encrypts: bool, key: &[u8], iv: &[u8]) -> Option<Self> {
        let aes = Aes::new(key)?;
        let chain = match mode {
            Mode::Ecb => Block::default(),
            Mode::Gcm => first_counter(&aes, iv),
            Mode::Cbc | Mode::Ctr => Block::try_from(iv).ok()?,
        };
        let mut cipher = Self {
            authenticator: (mode == Mode::Gcm).then(|| Authenticator::new(&aes, chain)),
            aes,
            mode,
            encrypts,
            pads: true,
            chain,
            held: Vec::new(),
            stream: Vec::new(),
        };
        if mode == Mode::Gcm {
            cipher.count();
        }
        Some(cipher)
    }

    /// Whether the last block is padded; it is unless this says otherwise.
    pub(crate) fn set_padding(&mut self, pads: bool) {
        self.pads = pads;
    }

    /// Additional data, before any text.
    pub(crate) fn authenticate(&mut self, data: &[u8]) {
        if let Some(authenticator) = &mut self.authenticator {
            authenticator.additional += data.len() as u64;
            authenticator.absorb(data);
        }
    }

    /// The next piece of text; what comes out of it.
    pub(crate) fn update(&mut self, input: &[u8]) -> Vec<u8> {
        match self.mode {
            Mode::Ecb | Mode::Cbc => self.update_blocks(input),
            Mode::Ctr => self.update_stream(input),
            Mode::Gcm => {
                if !self.encrypts {
                    self.hash(input);
                }
                let output = self.update_stream(input);
                if self.encrypts {
                    self.hash(&output);
                }
                output
            }
        }
    }

    /// The end of the text.
    pub(crate) fn finish(&mut self) -> Result<Vec<u8>, Failure> {
        if matches!(self.mode, Mode::Ctr | Mode::Gcm) {
            return Ok(Vec::new());
        }
        if !self.pads {
            return if self.held.is_empty() { Ok(Vec::new()) } else { Err(Failure::BlockLength) };
        }
        if self.encrypts {
            let padding = SIZE - self.held.len();
            self.held.resize(SIZE, u8::try_from(padding).unwrap_or_default());
            return Ok(self.chained(1));
        }
        if self.held.len() != SIZE {
            return Err(Failure::BlockLength);
        }
        unpadded(self.chained(1)).ok_or(Failure::Padding)
    }

    /// GCM's tag of all the text.
    pub(crate) fn tag(&mut self) -> Vec<u8> {
        self.authenticator
            .take()
            .map(|authenticator| authenticator.finish().to_vec())
            .unwrap_or_default()
    }

    fn update_blocks(&mut self, input: &[u8]) -> Vec<u8> {
        self.held.extend_from_slice(input);
        // The last block may be padding, which is only known at the end.
        let keeps_last = !self.encrypts && self.pads;
        let whole = if keeps_last { self.held.len().saturating_sub(1) / SIZE } else { self.held.len() / SIZE };
        self.chained(whole)
    }

    /// Takes so many blocks of what is held.
    fn chained(&mut self, count: usize) -> Vec<u8> {
        let mut blocks: Vec<Block> = self
            .held
            .drain(..count * SIZE)
            .as_slice()
            .chunks_exact(SIZE)
            .filter_map(|bytes| Block::try_from(bytes).ok())
            .collect();
        match (self.mode, self.encrypts) {
            (Mode::Cbc, true) => self.encrypt_chain(&mut blocks),
            (Mode::Cbc, false) => self.decrypt_chain(&mut blocks),
            (_, true) => self.aes.encrypt(&mut blocks),
            (_, false) => self.aes.decrypt(&mut blocks),
        }
        blocks.concat()
    }

    fn encrypt_chain(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            xor(block, &self.chain);
            self.aes.encrypt(std::slice::from_mut(block));
            self.chain = *block;
        }
    }

    fn decrypt_chain(&mut self, blocks: &mut [Block]) {
        let ciphered = blocks.to_vec();
        self.aes.decrypt(blocks);
        for (block, before) in blocks.iter_mut().zip(std::iter::once(&self.chain).chain(&ciphered)) {
            xor(block, before);
        }
        if let Some(last) = ciphered.last() {
            self.chain = *last;
        }
    }

    fn update_stream(&mut self, input: &[u8]) -> Vec<u8> {
        let missing = input.len().saturating_sub(self.stream.len());
        let mut counters: Vec<Block> = (0..missing.div_ceil(SIZE)).map(|_| self.count()).collect();
        self.aes.encrypt(&mut counters);
        self.stream.extend(counters.concat());
        let mut output = input.to_vec();
        xor(&mut output, &self.stream);
        self.stream.drain(..input.len());
        output
    }

    /// The counter, which goes on: all of it in CTR, its last four bytes in GCM.
    fn count(&mut self) -> Block {
        let counter = self.chain;
        let first = if self.mode == Mode::Gcm { 12 } else { 0 };
        for byte in self.chain[first..].iter_mut().rev() {
            *byte = byte.wrapping_add(1);
            if *byte != 0 {
                break;
            }
        }
        counter
    }

    fn hash(&mut self, ciphered: &[u8]) {
        if let Some(authenticator) = &mut self.authenticator {
            if authenticator.text == 0 {
                authenticator.fill_up();
            }
            authenticator.text += ciphered.len() as u64;
            authenticator.absorb(ciphered);
        }
    }
}

impl Aes {
    fn new(key: &[u8]) -> Option<Self> {
        match key.len() {
            16 => Aes128::new_from_slice(key).ok().map(|aes| Self::Short(Box::new(aes))),
            24 => Aes192::new_from_slice(key).ok().map(|aes| Self::Middle(Box::new(aes))),
            32 => Aes256::new_from_slice(key).ok().map(|aes| Self::Long(Box::new(aes))),
            _ => None,
        }
    }

    fn encrypt(&self, blocks: &mut [Block]) {
        match self {
            Self::Short(aes) => aes.encrypt_blocks(blocks),
            Self::Middle(aes) => aes.encrypt_blocks(blocks),
            Self::Long(aes) => aes.encrypt_blocks(blocks),
        }
    }

    fn decrypt(&self, blocks: &mut [Block]) {
        match self {
            Self::Short(aes) => aes.decrypt_blocks(blocks),
            Self::Middle(aes) => aes.decrypt_blocks(blocks),
            Self::Long(aes) => aes.decrypt_blocks(blocks),
        }
    }

    fn encrypted(&self, block: Block) -> Block {
        let mut blocks = [block];
        self.encrypt(&mut blocks);
        blocks[0]
    }

    fn hash(&self) -> GHash {
        GHash::new(&self.encrypted(Block::default()))
    }
}

impl Authenticator {
    fn new(aes: &Aes, first_counter: Block) -> Self {
        Self {
            hash: aes.hash(),
            mask: aes.encrypted(first_counter),
            held: Vec::new(),
            additional: 0,
            text: 0,
        }
    }

    fn absorb(&mut self, data: &[u8]) {
        self.held.extend_from_slice(data);
        let whole = self.held.len() / SIZE * SIZE;
        self.hash.update_padded(&self.held[..whole]);
        self.held.drain(..whole);
    }

    fn fill_up(&mut self) {
        self.hash.update_padded(&self.held);
        self.held.clear();
    }

    fn finish(mut self) -> Block {
        self.fill_up();
        let mut lengths = Block::default();
        lengths[..8].copy_from_slice(&(self.additional * 8).to_be_bytes());
        lengths[8..].copy_from_slice(&(self.text * 8).to_be_bytes());
        self.hash.update(&[lengths]);
        let mut tag = self.hash.finalize();
        xor(&mut tag, &self.mask);
        tag
    }
}

/// GCM's first counter: 12 bytes are taken as they are, others are hashed.
fn first_counter(aes: &Aes, iv: &[u8]) -> Block {
    let mut counter = Block::default();
    if iv.len() == 12 {
        counter[..12].copy_from_slice(iv);
        counter[15] = 1;
        return counter;
    }
    let mut hash = aes.hash();
    hash.update_padded(iv);
    counter[8..].copy_from_slice(&(iv.len() as u64 * 8).to_be_bytes());
    hash.update(&[counter]);
    hash.finalize()
}

fn xor(bytes: &mut [u8], mask: &[u8]) {
    for (byte, mask) in bytes.iter_mut().zip(mask) {
        *byte ^= mask;
    }
}

/// A last block without its padding (PKCS #7); `None` if it has none.
fn unpadded(mut block: Vec<u8>) -> Option<Vec<u8>> {
    let padding = usize::from(*block.last()?);
    let kept = block.len().checked_sub(padding)?;
    let is_padded = padding > 0 && block[kept..].iter().all(|byte| usize::from(*byte) == padding);
    block.truncate(kept);
    is_padded.then_some(block)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(text: &str) -> Vec<u8> {
        hex_simd::decode_to_vec(text).unwrap()
    }

    /// Test case 4 of the GCM specification.
    #[test]
    fn gcm_is_that_of_its_specification() {
        let key = hex("feffe9928665731c6d6a8f9467308308");
        let text = hex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
        );
        let mut cipher = Cipher::new(Mode::Gcm, true, &key, &hex("cafebabefacedbaddecaf888")).unwrap();
        cipher.authenticate(&hex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));
        let ciphered = [cipher.update(&text[..7]), cipher.update(&text[7..])].concat();
        assert_eq!(
            ciphered,
            hex(
                "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091"
            )
        );
        assert_eq!(cipher.tag(), hex("5bc94fbc3221a5db94fae95ae7121a47"));
    }

    #[test]
    fn what_was_encrypted_in_pieces_is_decrypted() {
        for mode in [Mode::Ecb, Mode::Cbc, Mode::Ctr] {
            for length in [0, 1, 15, 16, 17, 100] {
                let text = vec![7; length];
                let mut cipher = Cipher::new(mode, true, &[1; 24], &[255; 16]).unwrap();
                let mut ciphered = cipher.update(&text[..length / 3]);
                ciphered.extend(cipher.update(&text[length / 3..]));
                ciphered.extend(cipher.finish().unwrap());
                let mut decipher = Cipher::new(mode, false, &[1; 24], &[255; 16]).unwrap();
                let mut plain = decipher.update(&ciphered[..ciphered.len() / 2]);
                plain.extend(decipher.update(&ciphered[ciphered.len() / 2..]));
                plain.extend(decipher.finish().unwrap());
                assert_eq!(plain, text, "{mode:?} {length}");
            }
        }
    }

    #[test]
    fn padding_that_is_none_is_refused() {
        let mut cipher = Cipher::new(Mode::Cbc, false, &[1; 16], &[2; 16]).unwrap();
        cipher.update(&[0; 16]);
        assert_eq!(cipher.finish(), Err(Failure::Padding));
        assert_eq!(
            Cipher::new(Mode::Cbc, false, &[1; 16], &[2; 16]).unwrap().finish(),
            Err(Failure::BlockLength)
        );
    }
}
