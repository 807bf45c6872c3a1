package check

import (
	"fmt"
	"slices"
	"strings"
)

// comparison sets got beside want, part by part. Of parts that are right it
// only says so.
func comparison(name string, got, want value, tol float64) string {
	if got.Kind == group && want.Kind == group && len(got.Parts) == len(want.Parts) {
		var parts []string
		for i, part := range want.Parts {
			parts = append(parts, comparison(joinName(name, want.Names[i]), got.Parts[i], part, tol))
		}
		return strings.Join(parts, "\n")
	}
	if name != "" && got.equal(want, tol) {
		return fmt.Sprintf("    %s: right\n", name)
	}
	if got.Kind == slice && got.sameShape(want) {
		return indent(rows(name, got, want))
	}
	return indent(beside(pair(name, got, want))) + remark(got, want, tol)
}

// rows sets two rows of numbers below each other, so that what belongs
// together stands together.
func rows(name string, got, want value) string {
	both := value{Kind: matrix, Rows: 2, Cols: got.Cols, Data: append(slices.Clone(got.Data), want.Data...)}
	lines := both.lines(digitsFor(got, want))
	if name != "" {
		name += ", "
	}
	return fmt.Sprintf("%sgot   %s\n%swant  %s\n", name, lines[0], name, lines[1])
}

func pair(name string, got, want value) []block {
	digits := digitsFor(got, want)
	return append(side(name, "got", got, digits), side(name, "want", want, digits)...)
}

// side sets what was got, or wanted, under the name of the result and that word.
func side(name, word string, v value, digits int) []block {
	if name != "" {
		word = name + ", " + word
	}
	switch {
	case v.Kind != group:
		return v.blocks(word, digits)
	case len(v.Parts) == 0:
		return []block{{word, "nothing"}}
	}
	var all []block
	for i, part := range v.Parts {
		all = append(all, side(joinName(name, v.Names[i]), word[strings.LastIndex(word, " ")+1:], part, digits)...)
	}
	return all
}

func remark(got, want value, tol float64) string {
	if !got.sameShape(want) || got.Kind == group {
		return ""
	}
	if first := firstDifference(got, want, tol); first != "" {
		return "    " + first + "\n"
	}
	return ""
}
