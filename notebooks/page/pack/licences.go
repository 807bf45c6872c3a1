package pack

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// licences gathers the licence of Go and of each module in the pack.
func (b *builder) licences() error {
	folders := map[string]string{"Go " + b.index.Go: b.goroot}
	for _, p := range b.listed {
		if p.Module != nil {
			folders[strings.TrimSpace(p.Module.Path+" "+p.Module.Version)] = p.Module.Dir
		}
	}
	names := make([]string, 0, len(folders))
	for name := range folders {
		names = append(names, name)
	}
	slices.Sort(names)
	var all bytes.Buffer
	for _, name := range names {
		text, err := licence(folders[name])
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(&all, "==== %s ====\n\n%s\n", name, text)
	}
	return write(filepath.Join(b.folder, "licences.txt"), all.Bytes())
}

// licence reads all that a module's top folder says about its licence.
func licence(folder string) ([]byte, error) {
	var all []byte
	for _, pattern := range []string{"LICEN[CS]E*", "COPYING*", "PATENTS", "NOTICE*"} {
		files, _ := filepath.Glob(filepath.Join(folder, pattern))
		for _, file := range files {
			if info, err := os.Stat(file); err != nil || info.IsDir() {
				continue
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return nil, err
			}
			all = append(append(all, text...), '\n')
		}
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("no licence in its top folder")
	}
	return all, nil
}
