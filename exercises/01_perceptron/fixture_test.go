package perceptron_test

import (
	"math"
	"slices"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

// fixture is a perceptron with the examples it meets.
type fixture struct {
	w *mat.VecDense
	b float64
	X *mat.Dense
	y []float64
}

// byHand has examples of all kinds, two of them on the decision boundary, one
// of each class. The pre-activations are 1.5, −1, 0, 0, 2, −2, 0.75, −1.5.
func byHand() fixture {
	return fixture{
		w: mat.NewVecDense(2, []float64{1, -2}),
		b: 0.5,
		X: mat.NewDense(2, 8, []float64{
			3, 0.5, -0.5, 1.5, -0.5, 1.5, 2.25, 0,
			1, 1, 0, 1, -1, 2, 1, 1,
		}),
		y: []float64{+1, +1, +1, -1, -1, +1, +1, +1},
	}
}

// learned has the labels that the perceptron answers.
func (f fixture) learned() fixture {
	f.y = f.each(f.answer)
	return f
}

// random draws a perceptron and N = 8 examples of three features. Among them
// are right and wrong ones, of both classes, whose labels do not add up to 0:
// otherwise a sum over too many of them could come out right.
func random(s *check.S) fixture {
	for {
		f := fixture{w: s.Vector(3), b: s.Number(), X: s.Matrix(3, 8), y: s.Signs(8)}
		if f.isDecided() && f.showsMistakes() {
			return f
		}
	}
}

// isDecided reports whether no example lies on the decision boundary, with the
// bias or without. There the last digit would decide, which depends on the order
// in which one adds; what is right on the boundary, byHand asks for with numbers
// that are exact.
func (f fixture) isDecided() bool {
	const margin = 1e-3
	return !slices.ContainsFunc(f.all(), func(n int) bool {
		return math.Abs(f.z(n)) < margin || math.Abs(f.z(n)-f.b) < margin
	})
}

// showsMistakes reports whether the usual mistakes all show in the fixture.
func (f fixture) showsMistakes() bool {
	wrong := f.wrong()
	labels := f.sum(wrong, f.label)
	return len(wrong) >= 3 && len(wrong) <= 6 && f.b != 0 && labels != 0 &&
		!slices.Equal(wrong, f.unbiased()) && !slices.Equal(wrong, places(wrong)) &&
		labels != f.sum(f.all(), f.label) && labels != float64(len(wrong)) && labels != -float64(len(wrong))
}

// The formulas of this file are written entry by entry, unlike those of a
// solution, and count n as the lecture does.

func (f fixture) z(n int) float64 {
	z := f.b
	for m := range f.w.Len() {
		z += f.w.AtVec(m) * f.X.At(m, n)
	}
	return z
}

// term is wₘxₘ of an example.
func (f fixture) term(m, n int) float64 { return f.w.AtVec(m) * f.X.At(m, n) }

func (f fixture) label(n int) float64 { return f.y[n] }

func (f fixture) all() []int { return f.where(func(int) bool { return true }) }

func (f fixture) answer(n int) float64 { return sign(f.z(n)) }

// strict is the answer of who takes sign(0) for −1.
func (f fixture) strict(n int) float64 { return pick(f.z(n) > 0, 1, -1) }

func (f fixture) wrong() []int { return f.unlike(f.answer) }

// unbiased is what ℳ is to who forgets the bias.
func (f fixture) unbiased() []int {
	return f.unlike(func(n int) float64 { return sign(f.z(n) - f.b) })
}

// unlike lists the examples that are not answered by their label.
func (f fixture) unlike(answer func(n int) float64) []int {
	return f.where(func(n int) bool { return answer(n) != f.y[n] })
}

// places are 0, 1, 2 … instead of what stands in those places of a list.
func places(indices []int) []int {
	places := make([]int, len(indices))
	for i := range places {
		places[i] = i
	}
	return places
}

func (f fixture) where(holds func(n int) bool) []int {
	var indices []int
	for n := range f.y {
		if holds(n) {
			indices = append(indices, n)
		}
	}
	return indices
}

func (f fixture) sum(over []int, term func(n int) float64) float64 {
	var sum float64
	for _, n := range over {
		sum += term(n)
	}
	return sum
}

// sumX is Σ factor(n)·xⁿ.
func (f fixture) sumX(over []int, factor func(n int) float64) *mat.VecDense {
	sum := mat.NewVecDense(f.w.Len(), nil)
	for m := range f.w.Len() {
		sum.SetVec(m, f.sum(over, func(n int) float64 { return factor(n) * f.X.At(m, n) }))
	}
	return sum
}

func (f fixture) args() check.List {
	return check.Values("w", f.w, "b", f.b, "X", f.X, "y", f.y)
}

// each evaluates g for the pre-activation of every example.
func (f fixture) each(g func(n int) float64) []float64 {
	values := make([]float64, len(f.y))
	for n := range values {
		values[n] = g(n)
	}
	return values
}

// asked lists ℳ as the student's Predict has it, and reports whether it
// answered. What is built on wrong answers, and rightly so, loses no points.
func (f fixture) asked(s *check.S) (wrong []int, ok bool) {
	answers, ok := s.Ask("Predict(w, b, x)", check.Values("w", f.w, "b", f.b, "X", f.X)).([]float64)
	if !ok || len(answers) != len(f.y) {
		return nil, false
	}
	return f.unlike(func(n int) float64 { return answers[n] }), true
}

// listed is ℳ as the student's Misclassified lists it.
func (f fixture) listed(s *check.S) (wrong []int, ok bool) {
	indices, ok := s.Ask("Misclassified(w, b, X, y)", f.args()).([]float64)
	for _, n := range indices {
		if n < 0 || int(n) >= len(f.y) {
			return nil, false
		}
		wrong = append(wrong, int(n))
	}
	return wrong, ok
}

func sign(z float64) float64 { return pick(z >= 0, 1, -1) }

// signs are the labels of some examples, as a list of indices holds them.
func (f fixture) signs(over []int) []int {
	labels := make([]int, len(over))
	for i, n := range over {
		labels[i] = int(f.answer(n))
	}
	return labels
}

// repeated is what Eq. (6) comes to where it is applied until the answer is right.
func (f fixture) repeated(n int, alpha float64) check.List {
	x, y := plain.Column(f.X, n), f.y[n]
	w, b := mat.VecDenseCopyOf(f.w), f.b
	for range 1000 {
		if sign(mat.Dot(w, x)+b) == y {
			break
		}
		w.AddScaledVec(w, alpha*y, x)
		b += alpha * y
	}
	return check.Values("w", w, "b", b)
}

// shifted moves every weight by the same, as where x is forgotten.
func (f fixture) shifted(learned bool, by float64) check.List {
	by *= pick(learned, 1, 0)
	return check.Values("w", plain.Vec(f.w.Len(), func(m int) float64 { return f.w.AtVec(m) + by }), "b", f.b+by)
}

// scaled is α(w + y·x), as where a bracket stands in the wrong place.
func (f fixture) scaled(learned bool, x *mat.VecDense, alpha, y float64) check.List {
	if !learned {
		return check.Values("w", f.w, "b", f.b)
	}
	return check.Values("w", plain.Vec(f.w.Len(), func(m int) float64 { return alpha * (f.w.AtVec(m) + y*x.AtVec(m)) }), "b", alpha*(f.b+y))
}

// change is α·y·x alone, with the right b.
func change(f fixture, wrong bool, x *mat.VecDense, factor float64) check.List {
	if !wrong {
		factor = 0
	}
	return check.Values("w", plain.Column(plain.Times(factor, x), 0), "b", f.b+factor)
}

func pick(first bool, a, b float64) float64 {
	if first {
		return a
	}
	return b
}
