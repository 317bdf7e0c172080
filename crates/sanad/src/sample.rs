//! The sample programme, carried in the binary.

use crate::trouble::Trouble;
use anyhow::Context as _;
use rust_embed::RustEmbed;
use std::path::Path;

#[derive(RustEmbed)]
#[folder = "../../programmes/egypt-libya"]
struct EgyptLibya;

/// Writes the sample's folder out, so that it is read as any other folder is.
pub(crate) fn unpack(to: &Path) -> anyhow::Result<()> {
    for name in EgyptLibya::iter() {
        let file = EgyptLibya::get(&name).with_context(|| format!("`{name}` is missing from the sample"))?;
        let path = to.join(name.as_ref());
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(Trouble::write(parent))?;
        }
        std::fs::write(&path, file.data).map_err(Trouble::write(&path))?;
    }
    Ok(())
}
