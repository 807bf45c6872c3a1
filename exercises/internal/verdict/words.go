package verdict

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"nnlecture/exercises/internal/value"
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

// labelled sets a sentence behind a label, in lines that fit a small window.
func labelled(label, sentence string) string {
	if !strings.HasSuffix(sentence, "?") {
		sentence += "."
	}
	lines, pad := []string{label}, strings.Repeat(" ", utf8.RuneCountInString(label))
	for _, word := range strings.Fields(sentence) {
		last := &lines[len(lines)-1]
		if utf8.RuneCountInString(*last+" "+word) > textWidth {
			lines = append(lines, pad+" "+word)
			continue
		}
		*last += " " + word
	}
	return strings.Join(lines, "\n") + "\n"
}

const mistakeLabel = "The mistake:"

// Said names a mistake and where to look, for what a Judge has to say.
func Said(name, look string) string {
	text := labelled(mistakeLabel, name)
	if look != "" {
		text += labelled("Look here:  ", look)
	}
	return text
}

const (
	shownOutput  = 2000   // bytes of what the student's code printed
	shownFinding = 20_000 // bytes of what is wrong; no honest answer takes as many
)

// shortened cuts s off after so many bytes.
func shortened(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "\n… and more\n"
}

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
	return strings.TrimRight(shortened(s, shownOutput), "\n") + "\n"
}

func at(where string) string {
	if where == "" {
		return ""
	}
	line, _, _ := strings.Cut(where, value.Way)
	return " at " + line
}

func stoppedAt(where string) string {
	if where == "" {
		return ""
	}
	return ", and was stopped" + at(where)
}

// way tells the functions that led to a place: the mistake may be where one of
// them calls the next.
func way(where string) string {
	if _, functions, ok := strings.Cut(where, value.Way); ok {
		return labelled("The way:    ", functions)
	}
	return ""
}

// belonging makes a clause of names: its arguments W, b and x, which belong.
func belonging(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return "its argument " + names[0] + ", which belongs"
	}
	return "its arguments " + strings.Join(names[:last], ", ") + " and " + names[last] + ", which belong"
}

// beginWith sends a student to the first of the steps that a step builds on.
func beginWith(failed []int) string {
	return labelled(fmt.Sprintf("Step %d fails, too.", failed[0]), "Begin there: this step may fail for no other reason")
}

// panicHelp explains the panics that beginners meet.
func panicHelp(message string) string {
	const slices = "an index left its slice: indices run from 0 to len − 1, and make gives a slice its length"
	for _, help := range []struct{ words, text string }{
		{"dimension mismatch", "the shapes do not fit each other. Write those of the operands above the line, as in (3×2)(2×1) = 3×1; " +
			"sums and MulElem need equal shapes. If the line is right, one that calls it hands over the wrong thing. The receiver has to fit, too, or to be empty, as in var Z mat.Dense"},
		{"length mismatch", "the row or column to be stored is longer or shorter than those of the matrix: compare with Dims"},
		{"zero length in matrix dimension", "a matrix was made without rows or columns"},
		{"runtime error: index out of range", slices},
		{"out of range", "an index left the matrix or vector: indices start at 0, Dims and Len tell how many there are, and the " +
			"row comes before the column. A matrix declared without a size has no entries yet"},
		{"out of bounds", slices},
		{"nil pointer", "something was used before it was made: var D *mat.Dense points to nothing. NewDense and NewVecDense make " +
			"a matrix and a vector; var D mat.Dense, without the star, is an empty one"},
		{"nil map", "a map is made by make before anything is put into it"},
		{"bad region: identical", "gonum does not let the result of a product share memory with an operand: multiply into a new matrix"},
		{"too small", "a receiver that already has a shape keeps it: start from an empty one, as in var Z mat.Dense"},
	} {
		if strings.Contains(message, help.words) {
			return labelled("Look here:  ", help.text)
		}
	}
	if message != "" && !strings.HasPrefix(message, "mat: ") && !strings.HasPrefix(message, "blas: ") && !strings.HasPrefix(message, "runtime error") {
		return labelled("Look here:  ", "this panic is one of your own code. A panic ends the program: where an error is asked for return it, as in return 0, errors.New(…)")
	}
	return ""
}

// cleanLine makes a few words fit to be printed.
func cleanLine(s string) string { return strings.TrimSpace(clean(s)) }

// cleanWords makes the words in a value fit to be printed.
func cleanWords(v *value.Value) {
	v.Text = cleanLine(v.Text)
	for i := range v.Parts {
		v.Names[i] = cleanLine(v.Names[i])
		cleanWords(&v.Parts[i])
	}
}
