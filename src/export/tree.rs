//! A generated tree of files, in memory and on disk.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Generated files: their paths below the tree's root, with `/`, and their contents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    pub(crate) fn insert(&mut self, path: impl Into<String>, content: String) {
        self.files.insert(path.into(), content);
    }

    /// The files in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, content)| (path.as_str(), content.as_str()))
    }

    /// The content of one file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Writes the files below a folder, which is made when it is missing. Other files there are left alone.
    ///
    /// # Errors
    ///
    /// When a folder cannot be made or a file cannot be written.
    pub fn write_to(&self, folder: &Path) -> io::Result<()> {
        for (path, content) in &self.files {
            let path = folder.join(path);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::write(path, content)?;
        }
        Ok(())
    }
}
