package perceptron_test

import (
	"math"
	"slices"
	"testing"

	calls "nnlecture/exercises/internal/calls/01_perceptron"
	"nnlecture/exercises/internal/check"

	"gonum.org/v1/gonum/mat"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1Model(t *testing.T) {
	check.Step(t, "the model function, Eq. (1) and (2)", 2, func(s *check.S) {
		signs(s, []float64{2.5, -1, 0, 0.1, -0.1})
		signs(s, append([]float64{0}, s.Between(0.1, 9), s.Between(-9, -0.1), s.Between(0.1, 9)))
		predictions(s, byHand())
		for range 3 {
			predictions(s, random(s))
		}
	})
}

func signs(s *check.S, z []float64) {
	each := func(g func(z float64) float64) []float64 {
		values := make([]float64, len(z))
		for i := range z {
			values[i] = g(z[i])
		}
		return values
	}
	s.Check(check.Case{
		Call: "Sign(z), for each of these z",
		With: check.Values("z", z),
		Want: each(sign),
		Mistakes: []check.Mistake{
			check.Wrong("sign(0) is −1", "Eq. (2) says z ≥ 0, so sign(0) = +1", each(func(z float64) float64 { return pick(z > 0, 1, -1) })),
			check.Wrong("sign(0) is 0", "Eq. (2) knows two values only: sign(0) = +1", each(func(z float64) float64 { return pick(z == 0, 0, sign(z)) })),
			check.Wrong("the negative class is answered by 0", "the labels of the perceptron are −1 and +1", each(func(z float64) float64 { return pick(z < 0, 0, 1) })),
			check.Wrong("positive and negative are swapped", "z ≥ 0 gives +1", each(func(z float64) float64 { return -sign(z) })),
		},
	})
}

func predictions(s *check.S, f fixture) {
	wx := func(n int) float64 { return f.z(n) - f.b }
	M := f.w.Len()
	answers := func(z func(n int) float64) []float64 {
		return f.each(func(n int) float64 { return sign(z(n)) })
	}
	s.Check(check.Case{
		Call: "Predict(w, b, x), for each column x of X",
		With: check.Values("w", f.w, "b", f.b, "X", f.X),
		Want: f.each(f.answer),
		Mistakes: []check.Mistake{
			check.Wrong("the pre-activation is returned, not its sign", "Predict answers −1 or +1", f.each(f.z)),
			check.Wrong("every answer is swapped", "z ≥ 0 gives +1", f.each(func(n int) float64 { return -sign(f.z(n)) })),
			check.Wrong("the bias is forgotten", "z = wᵀx + b", answers(wx)),
			check.Wrong("the bias is subtracted", "z = wᵀx + b", answers(func(n int) float64 { return wx(n) - f.b })),
			check.Wrong("the bias is added for every feature", "it is added once, after the loop", answers(func(n int) float64 { return wx(n) + float64(M)*f.b })),
			check.Wrong("the last feature is left out", "m runs from 0 to w.Len() − 1", answers(func(n int) float64 { return f.z(n) - f.term(M-1, n) })),
			check.Wrong("the first feature is left out", "m runs from 0 to w.Len() − 1", answers(func(n int) float64 { return f.z(n) - f.term(0, n) })),
			check.Wrong("only the last feature counts", "each product is added to those before it: +=, not =", answers(func(n int) float64 { return f.b + f.term(M-1, n) })),
			check.Wrong("only the first feature counts", "is there a return inside of the loop?", answers(func(n int) float64 { return f.b + f.term(0, n) })),
			check.Wrong("the bias is added after the sign", "the bias belongs to z: Sign(wᵀx + b)", f.each(func(n int) float64 { return sign(wx(n)) + f.b })),
			check.Wrong("the bias is a factor", "z = wᵀx + b", answers(func(n int) float64 { return wx(n) * f.b })),
			check.Wrong("sign(0) is 0", "Eq. (2) knows two values only: sign(0) = +1", f.each(func(n int) float64 { return pick(f.z(n) == 0, 0, f.answer(n)) })),
			check.Wrong("the negative class is answered by 0", "the labels of the perceptron are −1 and +1", f.each(func(n int) float64 { return max(0, f.answer(n)) })),
			check.Wrong("the weights alone decide: x is not used", "z = wᵀx + b", answers(func(n int) float64 { return mat.Sum(f.w) + f.b })),
			check.Wrong("sign(0) is −1", "Eq. (2) says z ≥ 0, so sign(0) = +1", f.each(f.strict)),
		},
	})
}

func TestStep2Criterion(t *testing.T) {
	check.Step(t, "the misclassified examples and the criterion, Eq. (3)", 3, func(s *check.S) {
		misclassified(s, byHand())
		criterion(s, byHand())
		for range 3 {
			f := random(s)
			misclassified(s, f)
			criterion(s, f)
		}
		f := byHand().learned()
		wrong, _ := f.asked(s)
		with := func(call string, want, also any, mistakes ...check.Mistake) {
			s.Check(check.Case{Call: call + "(w, b, X, y), with all answers right", Do: call, With: f.args(), Want: want, Also: also, Mistakes: mistakes})
		}
		with("Misclassified", []int{}, wrong)
		with("Criterion", 0.0, -f.sum(wrong, func(n int) float64 { return f.y[n] * f.z(n) }),
			check.Wrong("the criterion is NaN where ℳ is empty", "Eq. (3) is a sum, and an empty one is 0: nothing is divided", math.NaN()))
	}, check.Uses(1))
}

func misclassified(s *check.S, f fixture) {
	fromOne := f.wrong()
	for i := range fromOne {
		fromOne[i]++
	}
	var also any
	if wrong, ok := f.asked(s); ok {
		also = wrong
	}
	s.Check(check.Case{
		Call: "Misclassified(w, b, X, y)",
		With: f.args(),
		Want: f.wrong(),
		Also: also,
		Mistakes: []check.Mistake{
			check.Wrong("these are the examples that are answered rightly", "ℳ holds those with h(xⁿ) ≠ yₙ",
				f.where(func(n int) bool { return f.answer(n) == f.y[n] })),
			check.Wrong("the examples are counted from 1", "in Go the first example has index 0", fromOne),
			check.Wrong("a positive example on the boundary is counted as wrong", "its z is 0 and sign(0) = +1, so the answer is right: compare the answer with the label",
				f.where(func(n int) bool { return f.y[n]*f.z(n) <= 0 })),
			check.Wrong("a negative example on the boundary is not counted", "its z is 0 and sign(0) = +1, so the answer is wrong although y·z < 0 does not hold: compare the answer with the label",
				f.where(func(n int) bool { return f.y[n]*f.z(n) < 0 })),
			check.Wrong("the bias is forgotten", "z = wᵀx + b", f.unbiased()),
			check.Wrong("sign(0) is −1", "Eq. (2) says z ≥ 0, so sign(0) = +1", f.unlike(f.strict)),
			check.Wrong("the first example is left out", "in Go it has the index 0: the loop begins there", slices.DeleteFunc(f.wrong(), func(n int) bool { return n == 0 })),
			check.Wrong("the last example is left out", "indices run to len(y) − 1", slices.DeleteFunc(f.wrong(), func(n int) bool { return n == len(f.y)-1 })),
			check.Wrong("the answers are listed, not the examples", "append n, the index", f.signs(f.wrong())),
			check.Wrong("all examples are listed", "only those whose answer differs from the label", f.all()),
			check.Wrong("only the first wrong example is listed", "is there a return or a break inside of the loop?", f.wrong()[:1]),
			check.Wrong("the bias is subtracted", "z = wᵀx + b", f.unlike(func(n int) float64 { return sign(f.z(n) - 2*f.b) })),
			check.Wrong("only positive examples are looked at", "ℳ holds every n with h(xⁿ) ≠ yₙ", slices.DeleteFunc(f.wrong(), func(n int) bool { return f.y[n] < 0 })),
			check.Wrong("only negative examples are looked at", "ℳ holds every n with h(xⁿ) ≠ yₙ", slices.DeleteFunc(f.wrong(), func(n int) bool { return f.y[n] > 0 })),
			check.Wrong("only the first M examples are looked at", "X has M rows and N columns, and an example is a column: n runs over y",
				f.where(func(n int) bool { return n < f.w.Len() && f.answer(n) != f.y[n] })),
		},
	})
}

func criterion(s *check.S, f fixture) {
	wrong, n := f.wrong(), float64(len(f.y))
	yz := func(n int) float64 { return f.y[n] * f.z(n) }
	J := -f.sum(wrong, yz)
	var also any
	if asked, ok := f.asked(s); ok {
		also = -f.sum(asked, yz)
	}
	s.Check(check.Case{
		Call: "Criterion(w, b, X, y)",
		With: f.args(),
		Want: J,
		Also: also,
		Mistakes: []check.Mistake{
			check.Wrong("the minus sign is missing", "J is never negative: yₙ(wᵀxⁿ + b) is negative for a wrong answer, and the minus turns it round", -J),
			check.Wrong("the sum runs over all examples", "only those in ℳ count", -f.sum(f.all(), yz)),
			check.Wrong("the sum runs over the examples answered rightly", "only those in ℳ count, where h(xⁿ) ≠ yₙ", f.sum(wrong, yz)-f.sum(f.all(), yz)),
			check.Wrong("the mean over ℳ is taken", "Eq. (3) is a sum: nothing is divided", J/float64(len(wrong))),
			check.Wrong("the mean over all examples is taken", "Eq. (3) is a sum: nothing is divided", J/n),
			check.Wrong("the label is forgotten", "each term is yₙ times the pre-activation", -f.sum(wrong, f.z)),
			check.Wrong("the bias is forgotten", "each term is yₙ(wᵀxⁿ + b)", J+f.b*f.sum(wrong, f.label)),
			check.Wrong("the index of the loop is taken for its value", "for n := range ℳ counts 0, 1, 2 …; for _, n := range ℳ gives the examples", -f.sum(places(wrong), yz)),
			check.Wrong("only the first example of ℳ counts", "is there a return inside of the loop?", -yz(wrong[0])),
			check.Wrong("only the last example of ℳ counts", "each term is added to those before it: −=, not =", -yz(wrong[len(wrong)-1])),
			check.Wrong("the brackets around z are missing", "y*wx + b multiplies the first alone: write y * (wx + b)", -f.sum(wrong, func(n int) float64 { return f.y[n]*(f.z(n)-f.b) + f.b })),
			check.Wrong("the brackets around z are missing", "y*wx + b multiplies the first alone: write y * (wx + b)", -f.sum(wrong, func(n int) float64 { return f.y[n] * (f.z(n) - f.b) })-f.b),
			check.Wrong("each term is squared", "Eq. (3) has no square", f.sum(wrong, func(n int) float64 { return f.z(n) * f.z(n) })),
			check.Wrong("the first example of ℳ is left out", "the loop begins with the first", -f.sum(wrong[1:], yz)),
			check.Wrong("the wrong answers are counted", "each term is yₙ times z, not times the answer: J says how far they are on the wrong side", float64(len(wrong))),
		},
	})
}
