package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// indent sets every line four columns to the right.
func indent(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) != "" {
			b.WriteString("    ")
		}
		b.WriteString(line)
	}
	return b.String()
}

// labelled sets a sentence behind a label, in lines no wider than a page.
func labelled(label, sentence string) string {
	if !strings.HasSuffix(sentence, "?") {
		sentence += "."
	}
	lines, pad := []string{label}, strings.Repeat(" ", utf8.RuneCountInString(label))
	for _, word := range strings.Fields(sentence) {
		last := &lines[len(lines)-1]
		if utf8.RuneCountInString(*last+" "+word) > pageWidth {
			lines = append(lines, pad+" "+word)
			continue
		}
		*last += " " + word
	}
	return strings.Join(lines, "\n") + "\n"
}

const shownOutput = 2000 // characters of what the student's code printed

// clean makes what a program printed harmless to print again: no control
// characters that could move the cursor or imitate the lines of go test, and
// not too much of it.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || unicode.IsPrint(r) {
			return r
		}
		return -1
	}, s)
	if len(s) > shownOutput {
		s = strings.ToValidUTF8(s[:shownOutput], "") + "\n… and more"
	}
	return strings.TrimRight(s, "\n") + "\n"
}

func at(where string) string {
	if where == "" {
		return ""
	}
	return " at " + where
}

func stoppedAt(where string) string {
	if where == "" {
		return ""
	}
	return ", and was stopped at " + where
}

// belonging makes a clause of names: its arguments W, b and x, which belong.
func belonging(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return "its argument " + names[0] + ", which belongs"
	}
	return "its arguments " + strings.Join(names[:last], ", ") + " and " + names[last] + ", which belong"
}

// panicHelp explains the panics that beginners meet, one line each.
func panicHelp(message string) string {
	for _, help := range []struct{ words, text string }{
		{"dimension mismatch", "The shapes in this gonum call do not fit each other. Write the shape of each operand above the line, as\nin (3×2)(2×1) = 3×1; sums and MulElem need equal shapes. The receiver, too, must fit or be empty, as\nin var Z mat.Dense.\n"},
		{"length mismatch", "The row or column that is stored is longer or shorter than those of the matrix: compare its length with\nDims.\n"},
		{"zero length in matrix dimension", "A matrix was made without rows or columns.\n"},
		{"runtime error: index out of range", "An index left its slice: indices run from 0 to len − 1, and make gives a slice its length.\n"},
		{"out of range", "An index left the matrix or vector: indices start at 0, and Dims and Len tell how many there are. The row\ncomes first, then the column. A matrix declared without a size has no entries yet.\n"},
		{"out of bounds", "An index left its slice: indices run from 0 to len − 1, and make gives a slice its length.\n"},
		{"nil pointer", "Something was used before it was made: var D *mat.Dense is a pointer to nothing. A matrix is made by\nmat.NewDense or mat.NewVecDense; var D mat.Dense, without the star, is an empty one.\n"},
		{"nil map", "A map is made by make before anything is put into it.\n"},
		{"bad region: identical", "gonum does not let the result of a product share memory with an operand: multiply into a new matrix.\n"},
		{"too small", "A receiver that already has a shape keeps it: start from an empty one, as in var Z mat.Dense.\n"},
	} {
		if strings.Contains(message, help.words) {
			return help.text
		}
	}
	return ""
}

// clean makes the words of an answer fit to be printed.
func (a *answer) clean() {
	a.Message, a.Where = strings.TrimSpace(clean(a.Message)), strings.TrimSpace(clean(a.Where))
	a.Value.cleanWords()
	for _, names := range [][]string{a.Changed, a.Shared} {
		for i := range names {
			names[i] = strings.TrimSpace(clean(names[i]))
		}
	}
}

func (v *value) cleanWords() {
	v.Text = strings.TrimSpace(clean(v.Text))
	for i := range v.Parts {
		v.Names[i] = strings.TrimSpace(clean(v.Names[i]))
		v.Parts[i].cleanWords()
	}
}
