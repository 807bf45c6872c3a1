package pack

import (
	"bytes"
	"encoding/json"
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
	decoder, err := b.decoderLicence()
	if err != nil {
		return err
	}
	all.WriteString(decoder)
	b.index.Files = append(b.index.Files, "licences.txt")
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

// decoderLicence is what the decoder of xz says about itself: it comes without
// a file of its own for that.
func (b *builder) decoderLicence() (string, error) {
	folder := filepath.Join(b.root, decoderFolder)
	raw, err := os.ReadFile(filepath.Join(folder, "package.json"))
	if err != nil {
		return "", err
	}
	var about struct{ Name, Version, License string }
	if err := json.Unmarshal(raw, &about); err != nil {
		return "", err
	}
	text, err := os.ReadFile(filepath.Join(folder, "dist", "package", "xz-decompress.js"))
	if err != nil {
		return "", err
	}
	head, _, ok := strings.Cut(string(text), "*/")
	if !ok || about.License != "MIT" {
		return "", fmt.Errorf("%s no longer says whose it is, or is under %q", about.Name, about.License)
	}
	return fmt.Sprintf("==== %s %s ====\n\n%s*/\n\n%s\n", about.Name, about.Version, head, mit), nil
}

// mit is the text of the licence that the decoder names.
const mit = `The MIT License

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`
