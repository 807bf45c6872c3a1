package compose

import (
	"go/token"
	"maps"
	"slices"
)

// replace returns the old declarations without the names that are taken over,
// and the new ones after them. A declaration that loses some of its names keeps
// its place with _ for each; one that loses all is dropped.
func replace(old []*declaration, taken map[string]bool, fresh []*declaration) []*declaration {
	var all []*declaration
	for _, d := range old {
		if slices.ContainsFunc(fresh, d.isTwin) {
			continue
		}
		if d = d.without(taken); d != nil {
			all = append(all, d)
		}
	}
	return append(all, fresh...)
}

// isTwin recognizes what would stand twice when its cell runs again, because no
// name replaces it: an import, or a check like var _ Shape = Circle{}.
func (d *declaration) isTwin(fresh *declaration) bool {
	nameless := d.kind == token.IMPORT || slices.Equal(d.keys, []string{"_"})
	return nameless && d.kind == fresh.kind && d.text == fresh.text
}

// without returns the declaration less some names, nil if nothing is left.
func (d *declaration) without(taken map[string]bool) *declaration {
	if d.kind == token.IMPORT {
		return d // goes by what uses it
	}
	gone, lost := map[string]bool{}, false
	maps.Copy(gone, d.gone)
	for _, key := range d.keys {
		if taken[key] && !gone[key] {
			gone[key], lost = true, true
		}
	}
	if !lost {
		return d
	}
	if !slices.ContainsFunc(d.keys, func(key string) bool { return key != "_" && !gone[key] }) {
		return nil
	}
	less := *d
	less.gone = gone
	return &less
}

// code is the declaration's text with _ where names are gone.
func (d *declaration) code() string {
	text := d.text
	for i := len(d.keys) - 1; i >= 0; i-- {
		if key := d.keys[i]; d.gone[key] {
			text = text[:d.at[i]] + "_" + text[d.at[i]+len(key):]
		}
	}
	return text
}
