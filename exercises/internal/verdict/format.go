package verdict

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"nnlecture/exercises/internal/value"
)

const (
	shownRows    = 8 // of a matrix; more are left out in the middle
	shownColumns = 8
	pageWidth    = 76 // of matrices side by side, which are set in by four
	textWidth    = 76 // of sentences
)

// block is a piece of text some lines high, to be set beside others.
type block []string

func (b block) width() int {
	w := 0
	for _, line := range b {
		w = max(w, utf8.RuneCountInString(line))
	}
	return w
}

// beside sets blocks next to each other, in as many rows as the page's width
// asks for.
func beside(blocks []block) string {
	var out strings.Builder
	for len(blocks) > 0 {
		n, width := 1, blocks[0].width()
		for n < len(blocks) && width+4+blocks[n].width() <= pageWidth {
			width += 4 + blocks[n].width()
			n++
		}
		writeRow(&out, blocks[:n])
		blocks = blocks[n:]
		if len(blocks) > 0 {
			out.WriteString("\n")
		}
	}
	return out.String()
}

func writeRow(out *strings.Builder, row []block) {
	height := 0
	for _, b := range row {
		height = max(height, len(b))
	}
	for i := range height {
		var line strings.Builder
		for _, b := range row {
			cell := ""
			if i < len(b) {
				cell = b[i]
			}
			line.WriteString(pad(cell, b.width()) + "    ")
		}
		out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(s)))
}

// blocks sets a value under its name: one block, or one for each part of a group.
func blocks(v value.Value, name string, digits int) []block {
	switch v.Kind {
	case value.Group:
		var all []block
		for i, part := range v.Parts {
			all = append(all, blocks(part, joinName(name, v.Names[i]), digits)...)
		}
		return all
	case value.Absent:
		return []block{{name, "nil"}}
	case value.Number:
		return []block{{name, strings.TrimSpace(format(v.Data[0], digits))}}
	case value.Truth, value.Text:
		return []block{{name, v.Text}}
	}
	return []block{append(block{strings.TrimSpace(name + " " + v.Shape())}, lines(v, digits)...)}
}

// joinName names a part: weights and [0] make weights[0].
func joinName(name, part string) string {
	if name == "" || strings.HasPrefix(part, "[") {
		return name + part
	}
	return name + " " + part
}

// lines writes the entries in rows, aligned at the decimal point.
func lines(v value.Value, digits int) []string {
	rows, columns := chosen(v.Rows, shownRows), chosen(v.Cols, shownColumns)
	lines := make([]string, len(rows))
	for _, j := range columns {
		cells := make([]string, len(rows))
		for r, i := range rows {
			switch {
			case i < 0 || j < 0:
				cells[r] = "…"
			default:
				cells[r] = format(v.At(i, j), digits)
			}
		}
		for r, cell := range alignPoint(cells) {
			lines[r] += " " + cell
		}
	}
	for r := range lines {
		lines[r] = "[" + lines[r] + " ]"
	}
	return lines
}

// chosen lists the indices that are shown of n, with −1 for a gap.
func chosen(n, most int) []int {
	var indices []int
	for i := range n {
		switch {
		case n <= most || i < most-2 || i == n-1:
			indices = append(indices, i)
		case i == n-2:
			indices = append(indices, -1)
		}
	}
	return indices
}

// format writes x with so many significant digits, without trailing zeros.
func format(x float64, digits int) string {
	s := strconv.FormatFloat(x, 'g', digits, 64)
	if s == "-0" {
		return "0"
	}
	return s
}

// alignPoint pads cells so that their decimal points stand in one column.
func alignPoint(cells []string) []string {
	before, after := 0, 0
	for _, c := range cells {
		b, a := splitPoint(c)
		before, after = max(before, b), max(after, a)
	}
	aligned := make([]string, len(cells))
	for i, c := range cells {
		b, a := splitPoint(c)
		aligned[i] = strings.Repeat(" ", before-b) + c + strings.Repeat(" ", after-a)
	}
	return aligned
}

// splitPoint counts the characters left of the decimal point and from it on.
func splitPoint(s string) (before, after int) {
	n := utf8.RuneCountInString(s)
	if i := strings.IndexAny(s, ".e"); i >= 0 {
		return i, n - i
	}
	return n, 0
}

// digitsFor is how many digits it takes to see the difference of v and w.
func digitsFor(v, w value.Value) int {
	a, b := v.All(), w.All()
	if len(a) != len(b) {
		return 4
	}
	for _, digits := range []int{4, 7, 11} {
		visible := true
		for i := range a {
			if a[i] != b[i] && !value.Near(a[i], b[i], 1e-9*max(1, value.Largest(w.Data))) {
				visible = visible && format(a[i], digits) != format(b[i], digits)
			}
		}
		if visible {
			return digits
		}
	}
	return 17
}

// firstDifference points at an entry where v and w, of the same shape, differ,
// for values too large to compare by eye.
func firstDifference(v, w value.Value, tol float64) string {
	if v.Rows <= shownRows && v.Cols <= shownColumns && v.Rows*v.Cols <= 36 {
		return ""
	}
	wrong, place := 0, ""
	limit := tol * max(1, value.Largest(w.Data))
	for i := range v.Data {
		if !value.Near(v.Data[i], w.Data[i], limit) {
			if wrong++; wrong == 1 {
				place = fmt.Sprintf("row %d, column %d (from 0): got %s, want %s",
					i/v.Cols, i%v.Cols, format(v.Data[i], 7), format(w.Data[i], 7))
			}
		}
	}
	return fmt.Sprintf("%d of %d entries differ, first in %s", wrong, len(v.Data), place)
}
