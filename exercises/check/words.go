package check

import (
	"strings"
	"unicode"
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

// panicHelp explains the panics that beginners meet, one line each.
func panicHelp(message string) string {
	for _, help := range []struct{ words, text string }{
		{"dimension mismatch", "The shapes of the operands of a gonum call do not fit each other. Write the shape of each above the\nline, as in (3×2)(2×1) = 3×1, and compare with the input above.\n"},
		{"zero length in matrix dimension", "A matrix was made without rows or columns.\n"},
		{"index out of range", "An index ran over the end: Dims and Len tell how many entries there are, and indices start at 0.\n"},
		{"out of bounds", "An index ran over the end: Dims and Len tell how many entries there are, and indices start at 0.\n"},
		{"nil pointer", "Something was used before it was made: a matrix is made by mat.NewDense or mat.NewVecDense.\n"},
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
	for i := range a.Changed {
		a.Changed[i] = strings.TrimSpace(clean(a.Changed[i]))
	}
}

func (v *value) cleanWords() {
	v.Text = strings.TrimSpace(clean(v.Text))
	for i := range v.Parts {
		v.Names[i] = strings.TrimSpace(clean(v.Names[i]))
		v.Parts[i].cleanWords()
	}
}
