package pack

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
)

// packages compiles the packages, bundles them, and describes each in the index.
func (b *builder) packages() error {
	paths, err := roots(b.root)
	if err != nil {
		return err
	}
	if b.listed, err = list(b.root, paths); err != nil {
		return err
	}
	b.listed = slices.DeleteFunc(b.listed, func(p *listed) bool { return p.ImportPath == "unsafe" })
	for i, p := range b.listed {
		b.at[p.ImportPath] = i
		entry := Package{Path: p.ImportPath, Name: p.Name, Standard: p.Standard, With: companions[p.ImportPath], Imports: []int{}, Bundle: -1}
		for _, path := range p.Imports {
			if mapped := p.ImportMap[path]; mapped != "" {
				path = mapped
			}
			if at, ok := b.at[path]; ok {
				entry.Imports = append(entry.Imports, at)
			}
		}
		if slices.Contains(paths, p.ImportPath) {
			if entry.Exports, err = exports(p); err != nil {
				return err
			}
		}
		b.index.Packages = append(b.index.Packages, entry)
	}
	return b.bundles()
}

// bundles stores the layers, and what is in none package by package.
func (b *builder) bundles() error {
	for i, layer := range layers {
		var members []int
		for _, path := range layer {
			at, ok := b.at[path]
			if !ok {
				return fmt.Errorf("layer %d names %s, which is no package here", i, path)
			}
			members = b.closure(at, i, members)
		}
		if err := b.bundle(fmt.Sprintf("packages%d", i), members); err != nil {
			return err
		}
	}
	for at, p := range b.index.Packages {
		if p.Bundle < 0 {
			b.index.Packages[at].Bundle = len(b.index.Bundles)
			if err := b.bundle(strings.ReplaceAll(p.Path, "/", "."), []int{at}); err != nil {
				return err
			}
		}
	}
	return nil
}

// closure adds a package and all that it needs to the members of a bundle,
// unless a bundle has them already.
func (b *builder) closure(at, bundle int, members []int) []int {
	if b.index.Packages[at].Bundle >= 0 {
		return members
	}
	b.index.Packages[at].Bundle = bundle
	for _, needed := range b.index.Packages[at].Imports {
		members = b.closure(needed, bundle, members)
	}
	return append(members, at)
}

func (b *builder) bundle(name string, members []int) error {
	var raw bytes.Buffer
	for _, at := range members {
		archive, err := os.ReadFile(b.listed[at].Export)
		if err != nil {
			return err
		}
		b.index.Packages[at].From, b.index.Packages[at].Size = raw.Len(), len(archive)
		raw.Write(archive)
	}
	file, err := b.store(name, raw.Bytes())
	b.index.Bundles = append(b.index.Bundles, file)
	return err
}
