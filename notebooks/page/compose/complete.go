package compose

import (
	"go/token"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// commands are what may stand after a percent sign at the start of a line.
var commands = []string{"%%", "%args", "%env", "%exec", "%list", "%main", "%reset", "%rm", "%test"}

// builtins are names that every program has.
var builtins = strings.Fields("any append bool break byte cap case chan clear close comparable complex128 const continue copy " +
	"default defer delete else error false float32 float64 for func go if import int int64 interface iota len make map max min " +
	"new nil panic print println range recover return rune select string struct switch true type uint8 uint64 var")

// Complete lists the names that can go on from what stands before the cursor,
// and tells how much of that they replace. Cell is the whole cell.
func (s *Session) Complete(cell, before string) (prefix string, names []string) {
	line := before[strings.LastIndexByte(before, '\n')+1:]
	if strings.HasPrefix(line, "%") && !strings.Contains(line, " ") {
		return line, matching(commands, line)
	}
	prefix = ending(before)
	if owner, ok := strings.CutSuffix(before[:len(before)-len(prefix)], "."); ok {
		p := s.imported(ending(owner), func(p *Package) bool { return len(matching(p.Exports, prefix)) > 0 })
		if p == nil {
			return prefix, nil
		}
		return prefix, matching(p.Exports, prefix)
	}
	if prefix == "" {
		return "", nil
	}
	names = slices.Concat(builtins, identifiers(cell))
	for _, d := range s.declarations {
		for _, key := range d.keys {
			if !strings.Contains(key, ".") && key != "_" && !d.gone[key] {
				names = append(names, key)
			}
		}
	}
	for _, p := range s.packages {
		names = append(names, p.Name)
	}
	names = slices.DeleteFunc(matching(names, prefix), func(name string) bool { return name == prefix })
	return prefix, names
}

// imported is the package that a name stands for: what a cell has imported
// under it, or else the one of this name that does what is wanted.
func (s *Session) imported(name string, fits func(*Package) bool) *Package {
	for i := len(s.declarations) - 1; i >= 0; i-- {
		d := s.declarations[i]
		if d.kind != token.IMPORT {
			continue
		}
		p := s.findPackage(d.path)
		if p != nil && (len(d.keys) > 0 && d.keys[0] == name || len(d.keys) == 0 && p.Name == name) {
			return p
		}
	}
	var found *Package
	for i := range s.packages {
		p := &s.packages[i]
		if p.Name == name && fits(p) && (found == nil || len(p.Path) < len(found.Path)) {
			found = p
		}
	}
	return found
}

// matching are the names with a prefix, sorted, each once.
func matching(names []string, prefix string) []string {
	var all []string
	for _, name := range names {
		if strings.HasPrefix(name, prefix) {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// identifiers are the names in a cell that may not be finished.
func identifiers(cell string) []string {
	var names []string
	for _, word := range strings.FieldsFunc(cell, func(r rune) bool { return !isPart(r) }) {
		if first, _ := utf8.DecodeRuneInString(word); !unicode.IsDigit(first) {
			names = append(names, word)
		}
	}
	return names
}

func isPart(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// ending is the name that a text ends with.
func ending(text string) string {
	return text[len(strings.TrimRightFunc(text, isPart)):]
}

// starting is the name that a text starts with.
func starting(text string) string {
	return text[:len(text)-len(strings.TrimLeftFunc(text, isPart))]
}
