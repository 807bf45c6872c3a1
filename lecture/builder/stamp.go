package builder

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"path/filepath"
	"strings"
)

// Stamp is a value that changes when a source of the site does.
func (b *Builder) Stamp() string {
	hash := fnv.New64a()
	for _, folder := range []string{"lecture", "nnlib", "datasets", "notebooks", "exercises"} {
		_ = filepath.WalkDir(filepath.Join(b.Root, folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil // a file that vanished while we looked
			}
			name := entry.Name()
			if entry.IsDir() && (name == "node_modules" || name == "site" || name == "build" || strings.HasPrefix(name, ".")) {
				return filepath.SkipDir
			}
			if info, err := entry.Info(); err == nil && !entry.IsDir() && !strings.HasPrefix(name, ".") {
				fmt.Fprintln(hash, path, info.ModTime().UnixNano(), info.Size())
			}
			return nil
		})
	}
	return fmt.Sprintf("%x", hash.Sum64())
}
