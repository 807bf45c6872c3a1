package nw4_test

import (
	"fmt"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep4XOR(t *testing.T) {
	check.Step(t, "a network for XOR", 3, func(s *check.S) {
		s.Check(check.Case{
			Call:  "XOR()",
			Judge: judgeXOR,
		})
	})
}

// judgeXOR runs the network with formulas of its own.
func judgeXOR(got any) string {
	var m [4]*mat.Dense
	for i, part := range got.(check.List) {
		matrix, ok := part.Value.(*mat.Dense)
		if !ok {
			return check.Said(part.Name+" is nil: nothing was returned for it", "return the variables that you have filled; := makes new ones")
		}
		m[i] = matrix
	}
	H, _ := m[0].Dims()
	shapes := []string{"H×2", "H×1", "2×H", "2×1"}
	for i, want := range [][2]int{{H, 2}, {H, 1}, {2, H}, {2, 1}} {
		if r, c := m[i].Dims(); r != want[0] || c != want[1] {
			return check.Said(fmt.Sprintf("%s is %d×%d, want %s, here %d×%d", got.(check.List)[i].Name, r, c, shapes[i], want[0], want[1]),
				"H is the number of rows of W1; there are two inputs, and two outputs, one for each class")
		}
	}
	X := mat.NewDense(2, 4, []float64{0, 0, 1, 1, 0, 1, 0, 1})
	hidden := plain.Each(plain.Affine(m[0], plain.Column(m[1], 0), X), plain.Sigmoid)
	answers, table := answered{}, ""
	for n, class := range []int{0, 1, 1, 0} {
		A := plain.Softmax(plain.Affine(m[2], plain.Column(m[3], 0), hidden))
		answers[n] = A.At(1, n)
		table += fmt.Sprintf("    (%g, %g)   want class %d, %.3f sure of it, at least 0.9\n", X.At(0, n), X.At(1, n), class, A.At(class, n))
	}
	if problem := answers.problem(); problem != "" {
		return table + "\n" + problem
	}
	return ""
}

// answered are the probabilities of class 1 for (0, 0), (0, 1), (1, 0) and (1, 1).
type answered [4]float64

// problem names what is wrong with them.
func (p answered) problem() string {
	const remedy = "let one hidden unit compute OR and another AND; XOR is the first without the second"
	sure, classes, least, most := true, "", 1.0, 0.0
	for n, want := range []float64{0, 1, 1, 0} {
		least, most = min(least, p[n]), max(most, p[n])
		if p[n] >= 0.5 {
			classes += "1"
		} else {
			classes += "0"
		}
		sure = sure && 1-max(want-p[n], p[n]-want) >= 0.9
	}
	switch {
	case sure:
		return ""
	case classes == "1001":
		return check.Said("the two classes are swapped", "row 1 of W2, and entry 1 of b2, belong to class 1; rows are counted from 0")
	case classes == "0110":
		return check.Said("all four are answered rightly, but not surely enough", "the larger the numbers in W1, b1, W2 and b2, the surer the answers")
	case most-least < 0.5:
		return check.Said("the network hardly tells the four inputs apart: the numbers are too small, or the units see the same",
			"a sigmoid is a switch where its weights are large: σ(20x₁ + 20x₂ − 10) is nearly 0 for (0, 0) and nearly 1 for the others")
	}
	if f := functions[classes]; f != "" {
		return check.Said("this network computes "+f+", not XOR", remedy)
	}
	return check.Said("the network computes another function than XOR", remedy)
}

// functions names what a network may compute instead, by its classes.
var functions = map[string]string{
	"0111": "OR", "0001": "AND", "1110": "NAND", "1000": "NOR", "0011": "the first input", "0101": "the second input",
}
