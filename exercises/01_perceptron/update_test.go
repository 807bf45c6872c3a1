package perceptron_test

import (
	"slices"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep3Gradients(t *testing.T) {
	check.Step(t, "the gradients, Eq. (4) and (5)", 3, func(s *check.S) {
		gradients(s, byHand())
		for range 3 {
			gradients(s, random(s))
		}
		f := byHand().learned()
		var also any
		if listed, ok := f.listed(s); ok {
			minusY := func(n int) float64 { return -f.y[n] }
			also = check.Values("dw", f.sumX(listed, minusY), "db", f.sum(listed, minusY))
		}
		s.Check(check.Case{
			Call: "Gradients(w, b, X, y), with all answers right",
			Do:   "Gradients",
			With: f.args(),
			Want: check.Values("dw", mat.NewVecDense(2, nil), "db", 0.0),
			Also: also,
			Mistakes: []check.Mistake{check.Wrong("dw is nil where ℳ is empty", "make it before the loop, with zeros: an empty sum is 0, and training ends so",
				check.Values("dw", nil, "db", 0.0))},
		})
	}, check.Uses(1, 2))
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
	var also any
	if listed, ok := f.listed(s); ok {
		also = both(1, listed, minusY)
	}
	s.Check(check.Case{
		Call: "Gradients(w, b, X, y)",
		With: f.args(),
		Want: right,
		Also: also,
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
			check.Wrong("dw holds the first example of ℳ alone", "is there a return inside of the loop?", check.Values("dw", f.sumX(wrong[:1], minusY), "db", db)),
			check.Wrong("only the last example of ℳ counts", "each term is added to those before it", both(1, wrong[len(wrong)-1:], minusY)),
			check.Wrong("only the first example of ℳ counts", "is there a return inside of the loop?", both(1, wrong[:1], minusY)),
			check.Wrong("the answers are subtracted from the labels: this is twice the gradient", "y − h(x) is ±2: Eq. (4) has y alone", both(2, wrong, minusY)),
			check.Wrong("x is forgotten in dw", "each term of dw is −yₙxⁿ", check.Values("dw", plain.Vec(dw.Len(), func(int) float64 { return db }), "db", db)),
			check.Wrong("each term is multiplied by z", "the derivative of yₙ(wᵀxⁿ + b) by w is yₙxⁿ: z is gone", both(1, wrong, func(n int) float64 { return -f.y[n] * f.z(n) })),
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
	}, check.Uses(1))
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
	var also any
	if asked, ok := f.asked(s); ok {
		also = update(slices.Contains(asked, n), alpha*y, alpha*y)
	}
	s.Check(check.Case{
		Call: "Learn(w, b, x, y, alpha)",
		With: check.Values("w", f.w, "b", f.b, "x", x, "y", y, "alpha", alpha),
		Want: update(wrong, alpha*y, alpha*y),
		Also: also,
		Own:  true,
		Mistakes: []check.Mistake{
			check.Wrong("an example answered rightly is learned too", "the parameters change only if h(x) ≠ y", after(alpha*y, alpha*y)),
			check.Wrong("nothing is learned from a wrong answer", "where h(x) ≠ y Eq. (6) applies", after(0, 0)),
			check.Wrong("right answers are learned, and wrong ones are not", "the parameters change if h(x) ≠ y", update(!wrong, alpha*y, alpha*y)),
			check.Wrong("sign(0) is −1", "Eq. (2) says z ≥ 0, so sign(0) = +1", update(f.strict(n) != y, alpha*y, alpha*y)),
			check.Wrong("the new weights do not begin with w", "w ← w + α·y·x: begin with a copy of w, mat.VecDenseCopyOf(w)", change(f, wrong, x, alpha*y)),
			check.Wrong("the update goes the wrong way", "Eq. (6) adds α·y·x and α·y: w moves towards a positive example that was missed", update(wrong, -alpha*y, -alpha*y)),
			check.Wrong("the label is forgotten", "a negative example is subtracted: w ← w + α·y·x with y = −1", update(wrong, alpha, alpha)),
			check.Wrong("the bias is forgotten", "b ← b + α·y", update(wrong, alpha*y, 0)),
			check.Wrong("the bias moves the wrong way", "b ← b + α·y", update(wrong, alpha*y, -alpha*y)),
			check.Wrong("the bias is multiplied by x, too", "b ← b + α·y: its input is 1", update(wrong, alpha*y, alpha*y*x.AtVec(0))),
			check.Wrong("the label is forgotten for the bias", "b ← b + α·y", update(wrong, alpha*y, alpha)),
			check.Wrong("it learns until the answer is right", "Eq. (6) is one update: if, not for", f.repeated(n, alpha)),
			check.Wrong("an example answered rightly is learned too, and without the learning rate", "the parameters change only if h(x) ≠ y, and by α", after(y, y)),
			check.Wrong("the weights move by α·y without x", "w ← w + α·y·x", f.shifted(wrong, alpha*y)),
			check.Wrong("w is multiplied by α, too", "w ← w + α·y·x", f.scaled(wrong, x, alpha, y)),
			check.Wrong("z stands in the place of the label", "w ← w + α·y·x", update(wrong, alpha*f.z(n), alpha*f.z(n))),
			check.Wrong("the change is twice as large as it should be", "Eq. (6) multiplies by y; y − h(x) is ±2", update(wrong, 2*alpha*y, 2*alpha*y)),
			check.Wrong("the learning rate is forgotten", "both changes are multiplied by α", update(wrong, y, y)),
			check.Wrong("the learning rate is forgotten for the bias", "b ← b + α·y", update(wrong, alpha*y, y)),
			check.Wrong("the learning rate is forgotten for the weights", "w ← w + α·y·x", update(wrong, y, alpha*y)),
		},
	})
}
