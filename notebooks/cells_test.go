package notebooks

import (
	"strings"
	"testing"
	"unicode/utf8"
)

const (
	maxCellLines   = 14 // what the eye takes in at once
	shortCellLines = 7  // what more than half of the cells keep to
	maxCellWidth   = 96 // what a notebook beside the slides shows without scrolling
)

// Cells are thin: what needs more room belongs into nnlib, datasets or show.
func TestCellsAreShort(t *testing.T) {
	for _, path := range notebookFiles(t) {
		short, all := 0, 0
		for i, cell := range read(t, path).Cells {
			if cell.Type != "code" {
				continue
			}
			all++
			lines := 0
			for _, line := range strings.Split(string(cell.Source), "\n") {
				if strings.TrimSpace(line) != "" {
					lines++
				}
				if width := utf8.RuneCountInString(strings.ReplaceAll(line, "\t", "    ")); width > maxCellWidth {
					t.Errorf("%s: cell %d has a line of %d characters, want at most %d:\n%s", path, i+1, width, maxCellWidth, line)
				}
			}
			if lines > maxCellLines {
				t.Errorf("%s: cell %d has %d lines, want at most %d:\n%s", path, i+1, lines, maxCellLines, cell.Source)
			}
			if lines <= shortCellLines {
				short++
			}
		}
		if 2*short <= all {
			t.Errorf("%s: %d of %d cells have at most %d lines, want more than half", path, short, all, shortCellLines)
		}
	}
}
