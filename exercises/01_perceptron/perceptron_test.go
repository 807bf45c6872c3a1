package perceptron_test

import (
	"testing"

	calls "nnlecture/exercises/internal/calls/01_perceptron"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

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
	last := func(n int) float64 { return f.w.AtVec(M-1) * f.X.At(M-1, n) }
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
			check.Wrong("the last feature is left out", "m runs from 0 to w.Len() − 1", answers(func(n int) float64 { return f.z(n) - last(n) })),
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
	})
}

func misclassified(s *check.S, f fixture) {
	fromOne := f.wrong()
	for i := range fromOne {
		fromOne[i]++
	}
	s.Check(check.Case{
		Call: "Misclassified(w, b, X, y)",
		With: f.args(),
		Want: f.wrong(),
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
			check.Wrong("only the first M examples are looked at", "X has M rows and N columns, and an example is a column: n runs over y",
				f.where(func(n int) bool { return n < f.w.Len() && f.answer(n) != f.y[n] })),
		},
	})
}

func criterion(s *check.S, f fixture) {
	wrong, n := f.wrong(), float64(len(f.y))
	yz := func(n int) float64 { return f.y[n] * f.z(n) }
	J := -f.sum(wrong, yz)
	s.Check(check.Case{
		Call: "Criterion(w, b, X, y)",
		With: f.args(),
		Want: J,
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
			check.Wrong("the wrong answers are counted", "each term is yₙ times z, not times the answer: J says how far they are on the wrong side", float64(len(wrong))),
		},
	})
}

func TestStep3Gradients(t *testing.T) {
	check.Step(t, "the gradients, Eq. (4) and (5)", 3, func(s *check.S) {
		gradients(s, byHand())
		for range 3 {
			gradients(s, random(s))
		}
	})
}

func gradients(s *check.S, f fixture) {
	wrong := f.wrong()
	minusY := func(n int) float64 { return -f.y[n] }
	both := func(factor float64, over []int, term func(int) float64) check.List {
		dw := f.sumX(over, term)
		dw.ScaleVec(factor, dw)
		return check.Values("dw", dw, "db", factor*f.sum(over, term))
	}
	right := both(1, wrong, minusY)
	dw, db := right[0].Value.(*mat.VecDense), right[1].Value.(float64)
	fromW := mat.NewVecDense(dw.Len(), nil)
	fromW.AddVec(f.w, dw)
	s.Check(check.Case{
		Call: "Gradients(w, b, X, y)",
		With: f.args(),
		Want: right,
		Mistakes: []check.Mistake{
			check.Wrong("the minus sign is missing", "Eq. (4) and (5) begin with a minus; the update goes against the gradient", both(-1, wrong, minusY)),
			check.Wrong("the sum runs over all examples", "only those in ℳ count", both(1, f.all(), minusY)),
			check.Wrong("the mean over ℳ is taken", "Eq. (4) and (5) are sums", both(1/float64(len(wrong)), wrong, minusY)),
			check.Wrong("the mean over all examples is taken", "Eq. (4) and (5) are sums", both(1/float64(len(f.y)), wrong, minusY)),
			check.Wrong("the label is forgotten", "each term of dw is −yₙxⁿ, each of db is −yₙ", both(-1, wrong, func(int) float64 { return 1 })),
			check.Wrong("the bias gradient has the wrong sign", "db = −Σ yₙ", check.Values("dw", dw, "db", -db)),
			check.Wrong("the bias gradient is missing", "db = −Σ yₙ, over the same ℳ", check.Values("dw", dw, "db", 0.0)),
			check.Wrong("the label is forgotten in db", "db = −Σ yₙ", check.Values("dw", dw, "db", float64(len(wrong)))),
			check.Wrong("the label is forgotten in db", "db = −Σ yₙ", check.Values("dw", dw, "db", -float64(len(wrong)))),
			check.Wrong("dw holds the last example of ℳ alone", "AddScaledVec adds to what is there, ScaleVec writes over it",
				check.Values("dw", f.sumX(wrong[len(wrong)-1:], minusY), "db", db)),
			check.Wrong("the index of the loop is taken for its value", "for n := range ℳ counts 0, 1, 2 …; for _, n := range ℳ gives the examples", both(1, places(wrong), minusY)),
			check.Wrong("the sum for dw begins with w", "it begins with zeros: mat.NewVecDense(w.Len(), nil)", check.Values("dw", fromW, "db", db)),
			check.Wrong("the bias is forgotten in ℳ", "z = wᵀx + b", both(1, f.unbiased(), minusY)),
			check.Wrong("sign(0) is −1", "Eq. (2) says z ≥ 0, so sign(0) = +1", both(1, f.unlike(f.strict), minusY)),
		},
	})
}

func TestStep4Learn(t *testing.T) {
	check.Step(t, "the learning rule, Eq. (6)", 2, func(s *check.S) {
		f := byHand()
		learn(s, f, 1, 0.5) // a positive example, answered by −1
		learn(s, f, 4, 0.5) // a negative example, answered by +1
		learn(s, f, 0, 0.5) // answered rightly
		learn(s, f, 2, 0.5) // on the boundary and answered rightly
		f = random(s)
		for n := range f.y {
			learn(s, f, n, s.Between(0.2, 0.9))
		}
	})
}

func learn(s *check.S, f fixture, n int, alpha float64) {
	x, y := mat.NewVecDense(f.w.Len(), mat.Col(nil, n, f.X)), f.y[n]
	after := func(toW, toB float64) check.List {
		w := plain.Vec(x.Len(), func(m int) float64 { return f.w.AtVec(m) + toW*x.AtVec(m) })
		return check.Values("w", w, "b", f.b+toB)
	}
	update := func(learned bool, toW, toB float64) check.List {
		if !learned {
			return after(0, 0)
		}
		return after(toW, toB)
	}
	wrong := f.answer(n) != y
	s.Check(check.Case{
		Call: "Learn(w, b, x, y, alpha)",
		With: check.Values("w", f.w, "b", f.b, "x", x, "y", y, "alpha", alpha),
		Want: update(wrong, alpha*y, alpha*y),
		Own:  true,
		Mistakes: []check.Mistake{
			check.Wrong("an example answered rightly is learned too", "the parameters change only if h(x) ≠ y", after(alpha*y, alpha*y)),
			check.Wrong("nothing is learned from a wrong answer", "where h(x) ≠ y Eq. (6) applies", after(0, 0)),
			check.Wrong("right answers are learned, and wrong ones are not", "the parameters change if h(x) ≠ y", update(!wrong, alpha*y, alpha*y)),
			check.Wrong("sign(0) is −1", "Eq. (2) says z ≥ 0, so sign(0) = +1", update(f.strict(n) != y, alpha*y, alpha*y)),
			check.Wrong("the new weights do not begin with w", "w ← w + α·y·x: begin with a copy of w, mat.VecDenseCopyOf(w)", change(f, wrong, x, alpha*y)),
			check.Wrong("the update goes the wrong way", "Eq. (6) adds α·y·x and α·y: w moves towards a positive example that was missed", update(wrong, -alpha*y, -alpha*y)),
			check.Wrong("the label is forgotten", "a negative example is subtracted: w ← w + α·y·x with y = −1", update(wrong, alpha, alpha)),
			check.Wrong("the label is forgotten for the bias", "b ← b + α·y", update(wrong, alpha*y, alpha)),
			check.Wrong("the bias is forgotten", "b ← b + α·y", update(wrong, alpha*y, 0)),
			check.Wrong("the bias moves the wrong way", "b ← b + α·y", update(wrong, alpha*y, -alpha*y)),
			check.Wrong("the change is twice as large as it should be", "Eq. (6) multiplies by y; y − h(x) is ±2", update(wrong, 2*alpha*y, 2*alpha*y)),
			check.Wrong("the learning rate is forgotten", "both changes are multiplied by α", update(wrong, y, y)),
			check.Wrong("the learning rate is forgotten for the bias", "b ← b + α·y", update(wrong, alpha*y, y)),
			check.Wrong("the learning rate is forgotten for the weights", "w ← w + α·y·x", update(wrong, y, alpha*y)),
		},
	})
}
