package optimizers_test

import (
	"math"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

// method is one of the two adaptive algorithms, in its parts: how r takes up a
// gradient, and what θ changes by.
type method struct {
	remember func(r, g float64) float64
	change   func(oldR, newR, g float64) float64
}

func (m method) update(theta, r, g mat.Vector) check.List {
	n := theta.Len()
	next := plain.Vec(n, func(i int) float64 { return m.remember(r.AtVec(i), g.AtVec(i)) })
	return check.Values("theta", plain.Vec(n, func(i int) float64 {
		return theta.AtVec(i) + m.change(r.AtVec(i), next.AtVec(i), g.AtVec(i))
	}), "r", next)
}

// slips are mistakes that both algorithms can be made with. The ε of the
// fixtures is large, so that its place shows.
func slips(right method, alpha, epsilon float64, theta, r, g mat.Vector) []check.Mistake {
	change := func(c func(oldR, newR, g float64) float64) check.List {
		return method{right.remember, c}.update(theta, r, g)
	}
	return []check.Mistake{
		check.Wrong("ε stands inside the root", "α/(ε + √r), not α/√(ε + r)", change(func(_, r, g float64) float64 { return -alpha / math.Sqrt(epsilon+r) * g })),
		check.Wrong("the root is missing", "α/(ε + √r)", change(func(_, r, g float64) float64 { return -alpha / (epsilon + r) * g })),
		check.Wrong("ε is forgotten", "ε keeps the quotient finite while r is 0", change(func(_, r, g float64) float64 { return -alpha / math.Sqrt(r) * g })),
		check.Wrong("the update uses r from before", "r takes up g first", change(func(r, _, g float64) float64 { return -alpha / (epsilon + math.Sqrt(r)) * g })),
		check.Wrong("the update goes uphill", "θ moves against the gradient", change(func(_, r, g float64) float64 { return alpha / (epsilon + math.Sqrt(r)) * g })),
		check.Wrong("this is gradient descent: r is not used", "divide α by ε + √r", change(func(_, _, g float64) float64 { return -alpha * g })),
		check.Wrong("the learning rate is forgotten", "α/(ε + √r)", change(func(_, r, g float64) float64 { return -g / (epsilon + math.Sqrt(r)) })),
		check.Wrong("g is missing in the step", "α/(ε + √r) ⊙ g", change(func(_, r, _ float64) float64 { return -alpha / (epsilon + math.Sqrt(r)) })),
		check.Wrong("the step has the square of g", "r takes up g ⊙ g, the step is a multiple of g itself", change(func(_, r, g float64) float64 { return -alpha / (epsilon + math.Sqrt(r)) * g * g })),
		check.Wrong("g stands below the line", "α/(ε + √r) times g", change(func(_, r, g float64) float64 { return -alpha / ((epsilon + math.Sqrt(r)) * g) })),
		check.Wrong("the brackets around ε + √r are missing", "α / ε + √r is (α/ε) + √r: write α / (ε + √r)", change(func(_, r, g float64) float64 { return -(alpha/epsilon + math.Sqrt(r)) * g })),
		check.Wrong("the brackets around ε + √r are missing", "α / ε + √r is (α/ε) + √r: write α / (ε + √r)", change(func(_, r, g float64) float64 { return -alpha/epsilon + math.Sqrt(r)*g })),
		check.Wrong("ε stands outside of the quotient", "α / √r + ε is (α/√r) + ε: write α / (ε + √r)", change(func(_, r, g float64) float64 { return -(alpha/math.Sqrt(r) + epsilon) * g })),
		check.Wrong("ε is added to the step", "α/(ε + √r) ⊙ g", change(func(_, r, g float64) float64 { return -(alpha/math.Sqrt(r)*g + epsilon) })),
		check.Wrong("ε is subtracted", "α/(ε + √r)", change(func(_, r, g float64) float64 { return -alpha / (math.Sqrt(r) - epsilon) * g })),
		check.Wrong("ε and √r are multiplied", "α/(ε + √r): a sum", change(func(_, r, g float64) float64 { return -alpha / (epsilon * math.Sqrt(r)) * g })),
		check.Wrong("ε stands inside of the root, and outside once more", "α/(ε + √r)", change(func(_, r, g float64) float64 { return -alpha / (epsilon + math.Sqrt(epsilon+r)) * g })),
		check.Wrong("the root is multiplied instead of divided by", "α/(ε + √r) ⊙ g", change(func(_, r, g float64) float64 { return -alpha * (epsilon + math.Sqrt(r)) * g })),
		check.Wrong("r is squared instead of its root taken", "α/(ε + √r)", change(func(_, r, g float64) float64 { return -alpha / (epsilon + r*r) * g })),
		check.Wrong("α stands inside of the root", "α/(ε + √r)", change(func(_, r, g float64) float64 { return -math.Sqrt(alpha/(epsilon+r)) * g })),
		check.Wrong("the root is taken of the whole denominator", "α/(ε + √r): the root of r alone", change(func(_, r, g float64) float64 { return -alpha / math.Sqrt(epsilon+math.Sqrt(r)) * g })),
		check.Wrong("the magnitude of g is taken", "α/(ε + √r) ⊙ g, with the sign of g", change(func(_, r, g float64) float64 { return -alpha / (epsilon + math.Sqrt(r)) * math.Abs(g) })),
		check.Wrong("the update uses g ⊙ g instead of r", "r holds the gradients of the past, too", change(func(_, _, g float64) float64 { return -alpha / (epsilon + math.Abs(g)) * g })),
		check.Wrong("only the step is returned, not θ after it", "θ − α/(ε + √r) ⊙ g", stepAlone(right.update(theta, r, g), theta, 1)),
		check.Wrong("only the step is returned, and it goes uphill", "θ − α/(ε + √r) ⊙ g", stepAlone(right.update(theta, r, g), theta, -1)),
		check.Wrong("the effective rates are returned, not θ", "θ − α/(ε + √r) ⊙ g", replaced(right.update(theta, r, g), func(_, r, _ float64) float64 { return alpha / (epsilon + math.Sqrt(r)) })),
		check.Wrong("α multiplies θ, too", "θ − α/(ε + √r) ⊙ g", lessAlpha(right.update(theta, r, g), theta, alpha)),
		check.Wrong("r is not changed, and the update uses it", "r takes up g first, and is returned", check.Values("theta", change(func(r, _, g float64) float64 { return -alpha / (epsilon + math.Sqrt(r)) * g })[0].Value, "r", r)),
		check.Wrong("θ is not changed", "return the θ after the step", change(func(_, _, _ float64) float64 { return 0 })),
		check.Wrong("the two results have changed places", "the first is θ, the second r", swapped(right.update(theta, r, g))),
		check.Wrong("the root of r is returned instead of r", "the root belongs to the step; r itself goes into the next update", rooted(right.update(theta, r, g))),
	}
}

// replaced has f(θ, r, 0) in the place of the new θ.
func replaced(l check.List, f func(theta, r, g float64) float64) check.List {
	theta, r := l[0].Value.(*mat.VecDense), l[1].Value.(*mat.VecDense)
	return check.Values("theta", plain.Vec(theta.Len(), func(i int) float64 { return f(theta.AtVec(i), r.AtVec(i), 0) }), "r", r)
}

// stepAlone is what θ changes by.
func stepAlone(l check.List, theta mat.Vector, sign float64) check.List {
	next := l[0].Value.(*mat.VecDense)
	return check.Values("theta", plain.Vec(theta.Len(), func(i int) float64 { return sign * (next.AtVec(i) - theta.AtVec(i)) }), "r", l[1].Value)
}

// lessAlpha is αθ with the step.
func lessAlpha(l check.List, theta mat.Vector, alpha float64) check.List {
	next := l[0].Value.(*mat.VecDense)
	return check.Values("theta", plain.Vec(theta.Len(), func(i int) float64 { return next.AtVec(i) + (alpha-1)*theta.AtVec(i) }), "r", l[1].Value)
}

func swapped(l check.List) check.List {
	return check.Values("theta", l[1].Value, "r", l[0].Value)
}

func rooted(l check.List) check.List {
	root := plain.Column(plain.Each(l[1].Value.(mat.Matrix), math.Sqrt), 0)
	return check.Values("theta", l[0].Value, "r", root)
}

// memory draws an r, which is never negative.
func memory(s *check.S) *mat.VecDense {
	return plain.Vec(3, func(int) float64 { return s.Between(0.5, 3) })
}

func adaptive(alpha, epsilon float64) func(_, r, g float64) float64 {
	return func(_, r, g float64) float64 { return -alpha / (epsilon + math.Sqrt(r)) * g }
}

// momentum is the update of another algorithm.
func momentum(theta, r, g mat.Vector, alpha, rho, share float64) check.List {
	v := plain.Vec(3, func(i int) float64 { return rho*r.AtVec(i) + share*g.AtVec(i) })
	return check.Values("theta", plain.Vec(3, func(i int) float64 { return theta.AtVec(i) - alpha*v.AtVec(i) }), "r", v)
}
