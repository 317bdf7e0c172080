//! What must hold of the words: both languages say everything, with the same arguments.

mod parity;
mod says;
mod vocabulary;
