package optimizers_test

import (
	"math"
	"testing"

	calls "nnlecture/exercises/internal/calls/12_optimizers"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1GradientDescent(t *testing.T) {
	check.Step(t, "gradient descent", 1, func(s *check.S) {
		theta, g, alpha := s.Vector(3), s.Vector(3), s.Between(0.1, 0.9)
		sum := func(forTheta, forG float64) *mat.VecDense {
			return plain.Vec(3, func(i int) float64 { return forTheta*theta.AtVec(i) + forG*g.AtVec(i) })
		}
		s.Check(check.Case{
			Call: "GradientDescent(theta, g, alpha)",
			With: check.Values("theta", theta, "g", g, "alpha", alpha),
			Want: sum(1, -alpha),
			Mistakes: []check.Mistake{
				check.Wrong("the update goes uphill", "subtract the gradient", sum(1, alpha)),
				check.Wrong("the learning rate is forgotten", "α times the gradient", sum(1, -1)),
				check.Wrong("only the step is returned, not the parameters after it", "θ − αg", sum(0, -alpha)),
				check.Wrong("α multiplies the parameters, too", "α times the gradient alone: θ − αg", sum(alpha, -alpha)),
				check.Wrong("θ and g have changed places", "θ − αg: AddScaledVec(theta, -alpha, g)", sum(-alpha, 1)),
				check.Wrong("nothing is changed", "gonum's methods write into their receiver: return that", sum(1, 0)),
			},
		})
	})
}

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
		check.Wrong("θ is not changed", "return the θ after the step", change(func(_, _, _ float64) float64 { return 0 })),
		check.Wrong("the two results have changed places", "the first is θ, the second r", swapped(right.update(theta, r, g))),
		check.Wrong("the root of r is returned instead of r", "the root belongs to the step; r itself goes into the next update", rooted(right.update(theta, r, g))),
	}
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

func TestStep2AdaGrad(t *testing.T) {
	check.Step(t, "AdaGrad", 3, func(s *check.S) {
		for range 3 {
			theta, r, g, alpha, epsilon := s.Vector(3), memory(s), s.Vector(3), s.Between(0.3, 0.7), 0.25
			right := method{func(r, g float64) float64 { return r + g*g }, adaptive(alpha, epsilon)}
			s.Check(check.Case{
				Call: "AdaGrad(theta, r, g, alpha, epsilon)",
				With: check.Values("theta", theta, "r", r, "g", g, "alpha", alpha, "epsilon", epsilon),
				Want: right.update(theta, r, g),
				Mistakes: append(slips(right, alpha, epsilon, theta, r, g),
					check.Wrong("r forgets earlier gradients", "r ← r + g ⊙ g adds to what is there", method{func(_, g float64) float64 { return g * g }, right.change}.update(theta, r, g)),
					check.Wrong("g is not squared", "r ← r + g ⊙ g: without the square r gets negative, and its root NaN", method{func(r, g float64) float64 { return r + g }, right.change}.update(theta, r, g)),
					check.Wrong("r is not changed", "return the new r", check.Values("theta", right.update(theta, r, g)[0].Value, "r", r))),
			})
		}
		first(s, "AdaGrad(theta, r, g, 0.5, 1e-7)", 1)
	})
}

// first is the first update, from r = 0, of a parameter whose gradient is 0.
func first(s *check.S, call string, share float64) {
	theta, r, g := mat.NewVecDense(2, []float64{1, 2}), mat.NewVecDense(2, nil), mat.NewVecDense(2, []float64{3, 0})
	s.Check(check.Case{
		Call: call,
		With: check.Values("theta", theta, "r", r, "g", g),
		Send: check.Values("theta", theta, "r", r, "g", g, "alpha", 0.5, "rho", 0.9, "epsilon", 1e-7),
		Want: check.Values("theta", mat.NewVecDense(2, []float64{1 - 0.5*3/(1e-7+3*math.Sqrt(share)), 2}), "r", mat.NewVecDense(2, []float64{9 * share, 0})),
	})
}

func TestStep3RMSProp(t *testing.T) {
	check.Step(t, "RMSProp", 3, func(s *check.S) {
		for range 3 {
			theta, r, g, alpha, epsilon, rho := s.Vector(3), memory(s), s.Vector(3), s.Between(0.3, 0.7), 0.25, s.Between(0.75, 0.95)
			remember := func(forR, forG float64) method {
				return method{func(r, g float64) float64 { return forR*r + forG*g*g }, adaptive(alpha, epsilon)}
			}
			right := remember(rho, 1-rho)
			s.Check(check.Case{
				Call: "RMSProp(theta, r, g, alpha, rho, epsilon)",
				With: check.Values("theta", theta, "r", r, "g", g, "alpha", alpha, "rho", rho, "epsilon", epsilon),
				Want: right.update(theta, r, g),
				Mistakes: append(slips(right, alpha, epsilon, theta, r, g),
					check.Wrong("ρ and 1 − ρ are swapped", "ρ is the share of the past", remember(1-rho, rho).update(theta, r, g)),
					check.Wrong("the factor 1 − ρ is missing", "a moving average has shares that sum to 1", remember(rho, 1).update(theta, r, g)),
					check.Wrong("the factor ρ is missing", "the past fades: ρr", remember(1, 1-rho).update(theta, r, g)),
					check.Wrong("g is not squared", "r ← ρr + (1 − ρ) g ⊙ g", method{func(r, g float64) float64 { return rho*r + (1-rho)*g }, right.change}.update(theta, r, g)),
					check.Wrong("1 − ρ is squared, too", "only g is squared: (1 − ρ) g ⊙ g", remember(rho, (1-rho)*(1-rho)).update(theta, r, g)),
					check.Wrong("ρ multiplies both", "ρr + (1 − ρ) g ⊙ g", remember(rho, rho).update(theta, r, g)),
					check.Wrong("the brackets around 1 − ρ are missing", "1 - rho*g is 1 − (ρg): write (1 - rho) * g", method{func(r, g float64) float64 { return rho*r + 1 - rho*g*g }, right.change}.update(theta, r, g)),
					check.Wrong("α stands in the place of ρ", "ρ is the share of the past, α the learning rate", remember(alpha, 1-alpha).update(theta, r, g)),
					check.Wrong("this is AdaGrad", "r ← ρr + (1 − ρ) g ⊙ g", remember(1, 1).update(theta, r, g))),
			})
		}
		first(s, "RMSProp(theta, r, g, 0.5, 0.9, 1e-7)", 1-0.9)
	})
}

func TestStep4EffectiveRates(t *testing.T) {
	check.Step(t, "effective learning rates", 1, func(s *check.S) {
		r, alpha, epsilon := memory(s), s.Between(0.3, 0.7), 0.25
		rates := func(f func(r float64) float64) *mat.VecDense {
			return plain.Vec(3, func(i int) float64 { return f(r.AtVec(i)) })
		}
		s.Check(check.Case{
			Call: "EffectiveRates(r, alpha, epsilon)",
			With: check.Values("r", r, "alpha", alpha, "epsilon", epsilon),
			Want: rates(func(r float64) float64 { return alpha / (epsilon + math.Sqrt(r)) }),
			Mistakes: []check.Mistake{
				check.Wrong("ε stands inside the root", "α/(ε + √r)", rates(func(r float64) float64 { return alpha / math.Sqrt(epsilon+r) })),
				check.Wrong("the root is missing", "α/(ε + √r)", rates(func(r float64) float64 { return alpha / (epsilon + r) })),
				check.Wrong("ε is forgotten", "α/(ε + √r)", rates(func(r float64) float64 { return alpha / math.Sqrt(r) })),
				check.Wrong("the root covers the whole quotient", "α/(ε + √r): the root of r alone", rates(func(r float64) float64 { return math.Sqrt(alpha / (epsilon + r)) })),
				check.Wrong("the brackets around ε + √r are missing", "α / ε + √r is (α/ε) + √r: write α / (ε + √r)", rates(func(r float64) float64 { return alpha/epsilon + math.Sqrt(r) })),
				check.Wrong("the fraction is upside down", "α/(ε + √r)", rates(func(r float64) float64 { return (epsilon + math.Sqrt(r)) / alpha })),
				check.Wrong("α is multiplied instead of divided", "α/(ε + √r)", rates(func(r float64) float64 { return alpha * (epsilon + math.Sqrt(r)) })),
				check.Wrong("the learning rate is forgotten", "α/(ε + √r)", rates(func(r float64) float64 { return 1 / (epsilon + math.Sqrt(r)) })),
			},
		})
	})
}
