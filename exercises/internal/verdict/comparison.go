package verdict

import (
	"fmt"
	"slices"
	"strings"

	"nnlecture/exercises/internal/value"
)

// comparison sets got beside want, part by part. Of parts that are right it
// only says so.
func comparison(name string, got, want value.Value, tol float64) string {
	if got.Kind == value.Group && want.Kind == value.Group && len(got.Parts) == len(want.Parts) {
		var parts []string
		for i, part := range want.Parts {
			parts = append(parts, comparison(joinName(name, want.Names[i]), got.Parts[i], part, tol))
		}
		return strings.Join(parts, "\n")
	}
	if name != "" && got.Equal(want, tol) {
		return fmt.Sprintf("    %s: right\n", name)
	}
	if got.Kind == value.Slice && got.SameShape(want) {
		return indent(rows(name, got, want))
	}
	return indent(beside(pair(name, got, want))) + remark(got, want, tol)
}

// rows sets two rows of numbers below each other, so that what belongs
// together stands together.
func rows(name string, got, want value.Value) string {
	both := value.Value{Kind: value.Matrix, Rows: 2, Cols: got.Cols, Data: append(slices.Clone(got.Data), want.Data...)}
	lines := lines(both, digitsFor(got, want))
	if name != "" {
		name += ", "
	}
	return fmt.Sprintf("%sgot   %s\n%swant  %s\n", name, lines[0], name, lines[1])
}

func pair(name string, got, want value.Value) []block {
	digits := digitsFor(got, want)
	return append(side(name, "got", got, digits), side(name, "want", want, digits)...)
}

// side sets what was got, or wanted, under the name of the result and that word.
func side(name, word string, v value.Value, digits int) []block {
	if name != "" {
		word = name + ", " + word
	}
	switch {
	case v.Kind != value.Group:
		return blocks(v, word, digits)
	case len(v.Parts) == 0:
		return []block{{word, "nothing"}}
	}
	var all []block
	for i, part := range v.Parts {
		all = append(all, side(joinName(name, v.Names[i]), word[strings.LastIndex(word, " ")+1:], part, digits)...)
	}
	return all
}

func remark(got, want value.Value, tol float64) string {
	if !got.SameShape(want) || got.Kind == value.Group {
		return ""
	}
	if first := firstDifference(got, want, tol); first != "" {
		return "    " + first + "\n"
	}
	return ""
}
