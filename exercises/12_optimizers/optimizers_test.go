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
		only := func(changed func(i int) bool) *mat.VecDense {
			return plain.Vec(3, func(i int) float64 {
				if changed(i) {
					return theta.AtVec(i) - alpha*g.AtVec(i)
				}
				return theta.AtVec(i)
			})
		}
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
				check.Wrong("α multiplies the parameters, not the gradient", "α times the gradient: θ − αg", sum(alpha, -1)),
				check.Wrong("the gradient is divided by α", "θ − αg", sum(1, -1/alpha)),
				check.Wrong("the update goes uphill, and the learning rate is forgotten", "θ − αg", sum(1, 1)),
				check.Wrong("only the step is returned, and it goes uphill", "θ − αg", sum(0, alpha)),
				check.Wrong("only the first parameter is updated", "is there a return or a break inside of the loop?", only(func(i int) bool { return i == 0 })),
				check.Wrong("only the last parameter is updated", "begin with a copy of θ once, before the loop", only(func(i int) bool { return i == 2 })),
				check.Wrong("the last parameter is not updated", "i runs from 0 to M − 1", only(func(i int) bool { return i < 2 })),
				check.Wrong("the first parameter is not updated", "i begins with 0", only(func(i int) bool { return i > 0 })),
				check.Wrong("every parameter moves by the first entry of g", "entry i of θ moves by entry i of g", plain.Vec(3, func(i int) float64 { return theta.AtVec(i) - alpha*g.AtVec(0) })),
				check.Wrong("α is subtracted, without g", "θ − αg", plain.Vec(3, func(i int) float64 { return theta.AtVec(i) - alpha })),
				check.Wrong("θ and g are multiplied entry by entry", "θ − αg", plain.Vec(3, func(i int) float64 { return theta.AtVec(i) * (1 - alpha*g.AtVec(i)) })),
				check.Wrong("the gradient is squared", "θ − αg", plain.Vec(3, func(i int) float64 { return theta.AtVec(i) - alpha*g.AtVec(i)*g.AtVec(i) })),
				check.Wrong("the sign of the gradient alone counts", "θ − αg", plain.Vec(3, func(i int) float64 { return theta.AtVec(i) - math.Copysign(alpha, g.AtVec(i)) })),
				check.Wrong("θ and g have changed places", "θ − αg: AddScaledVec(theta, -alpha, g)", sum(-alpha, 1)),
				check.Wrong("nothing is changed", "gonum's methods write into their receiver: return that", sum(1, 0)),
			},
		})
	})
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
					check.Wrong("g is not squared, but its magnitude taken", "r ← r + g ⊙ g", method{func(r, g float64) float64 { return r + math.Abs(g) }, right.change}.update(theta, r, g)),
					check.Wrong("r is squared, too", "r ← r + g ⊙ g", method{func(r, g float64) float64 { return r*r + g*g }, right.change}.update(theta, r, g)),
					check.Wrong("g ⊙ g is subtracted", "r ← r + g ⊙ g", method{func(r, g float64) float64 { return r - g*g }, right.change}.update(theta, r, g)),
					check.Wrong("r is multiplied by g ⊙ g", "r ← r + g ⊙ g", method{func(r, g float64) float64 { return r * g * g }, right.change}.update(theta, r, g)),
					check.Wrong("g is doubled instead of squared", "r ← r + g ⊙ g", method{func(r, g float64) float64 { return r + 2*g }, right.change}.update(theta, r, g)),
					check.Wrong("r is r + g, squared as a whole", "r ← r + g ⊙ g", method{func(r, g float64) float64 { return (r + g) * (r + g) }, right.change}.update(theta, r, g)),
					check.Wrong("the mean of r and g ⊙ g is taken", "r ← r + g ⊙ g", method{func(r, g float64) float64 { return (r + g*g) / 2 }, right.change}.update(theta, r, g)),
					check.Wrong("the squares of all parameters are summed up in each entry", "g ⊙ g: each parameter has its own square", method{func(r, _ float64) float64 { return r + mat.Dot(g, g) }, right.change}.update(theta, r, g)),
					check.Wrong("the learning rate is in r, too", "r ← r + g ⊙ g", method{func(r, g float64) float64 { return r + alpha*g*g }, right.change}.update(theta, r, g)),
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
		kept := mat.NewVecDense(3, nil) // by a student's variable outside of the function
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
					check.Wrong("g is not squared, but its magnitude taken", "r ← ρr + (1 − ρ) g ⊙ g", method{func(r, g float64) float64 { return rho*r + (1-rho)*math.Abs(g) }, right.change}.update(theta, r, g)),
					check.Wrong("this is momentum", "r is a mean of squares, and the step is α/(ε + √r) ⊙ g", momentum(theta, r, g, alpha, rho, 1-rho)),
					check.Wrong("this is momentum", "r is a mean of squares, and the step is α/(ε + √r) ⊙ g", momentum(theta, r, g, alpha, rho, 1)),
					check.Wrong("r forgets earlier gradients", "ρr stays of the past", remember(0, 1).update(theta, r, g)),
					check.Wrong("r forgets earlier gradients", "ρr stays of the past", remember(0, 1-rho).update(theta, r, g)),
					check.Wrong("ρ is squared", "ρr + (1 − ρ) g ⊙ g", remember(rho*rho, 1-rho*rho).update(theta, r, g)),
					check.Wrong("ρ multiplies the gradient alone", "ρr + (1 − ρ) g ⊙ g", remember(1, rho).update(theta, r, g)),
					check.Wrong("the two terms are subtracted", "ρr + (1 − ρ) g ⊙ g", remember(rho, rho-1).update(theta, r, g)),
					check.Wrong("the squares of all parameters are summed up in each entry", "g ⊙ g: each parameter has its own square", method{func(r, _ float64) float64 { return rho*r + (1-rho)*mat.Dot(g, g) }, right.change}.update(theta, r, g)),
					check.Wrong("r is not changed", "return the new r", check.Values("theta", right.update(theta, r, g)[0].Value, "r", r)),
					check.Wrong("1 − ρ is squared, too", "only g is squared: (1 − ρ) g ⊙ g", remember(rho, (1-rho)*(1-rho)).update(theta, r, g)),
					check.Wrong("ρ multiplies both", "ρr + (1 − ρ) g ⊙ g", remember(rho, rho).update(theta, r, g)),
					check.Wrong("the brackets around 1 − ρ are missing", "1 - rho*g is 1 − (ρg): write (1 - rho) * g", method{func(r, g float64) float64 { return rho*r + 1 - rho*g*g }, right.change}.update(theta, r, g)),
					check.Wrong("α stands in the place of ρ", "ρ is the share of the past, α the learning rate", remember(alpha, 1-alpha).update(theta, r, g)),
					check.Wrong("the argument r is not used: a variable outside of the function is", "the r of the call takes up g, and nothing else remembers it", right.update(theta, kept, g)),
					check.Wrong("this is AdaGrad", "r ← ρr + (1 − ρ) g ⊙ g", remember(1, 1).update(theta, r, g))),
			})
			kept = right.update(theta, kept, g)[1].Value.(*mat.VecDense)
		}
		repeated(s)
		first(s, "RMSProp(theta, r, g, 0.5, 0.9, 1e-7)", 1-0.9)
	})
}

// repeated asks twice with the same numbers: r comes with the call, and nothing
// is kept from one call to the next.
func repeated(s *check.S) {
	theta, g, r := s.Vector(2), s.Vector(2), mat.NewVecDense(2, []float64{1, 2})
	right := method{func(r, g float64) float64 { return 0.9*r + 0.1*g*g }, adaptive(0.5, 0.25)}
	kept := right.update(theta, mat.NewVecDense(2, nil), g)
	for range 2 {
		s.Check(check.Case{
			Call: "RMSProp(theta, r, g, 0.5, 0.9, 0.25), twice",
			Do:   "RMSProp",
			With: check.Values("theta", theta, "r", r, "g", g),
			Send: check.Values("theta", theta, "r", r, "g", g, "alpha", 0.5, "rho", 0.9, "epsilon", 0.25),
			Want: right.update(theta, r, g),
			Mistakes: []check.Mistake{
				check.Wrong("the argument r is not used: a variable outside of the function is", "the r of the call takes up g", kept),
			},
		})
		kept = right.update(theta, kept[1].Value.(*mat.VecDense), g)
	}
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
				check.Wrong("ε stands outside of the quotient", "α / √r + ε is (α/√r) + ε: write α / (ε + √r)", rates(func(r float64) float64 { return alpha/math.Sqrt(r) + epsilon })),
				check.Wrong("ε is subtracted", "α/(ε + √r)", rates(func(r float64) float64 { return alpha / (math.Sqrt(r) - epsilon) })),
				check.Wrong("ε and √r are multiplied", "α/(ε + √r): a sum", rates(func(r float64) float64 { return alpha / (epsilon * math.Sqrt(r)) })),
				check.Wrong("this is the denominator alone", "α/(ε + √r)", rates(func(r float64) float64 { return epsilon + math.Sqrt(r) })),
				check.Wrong("r is squared instead of its root taken", "α/(ε + √r)", rates(func(r float64) float64 { return alpha / (epsilon + r*r) })),
				check.Wrong("the root is taken of the whole denominator", "α/(ε + √r): the root of r alone", rates(func(r float64) float64 { return alpha / math.Sqrt(epsilon+math.Sqrt(r)) })),
				check.Wrong("every rate is that of the first entry", "entry i has the root of entry i of r", plain.Vec(3, func(int) float64 { return alpha / (epsilon + math.Sqrt(r.AtVec(0))) })),
				check.Wrong("one rate for all, with the sum of r", "each parameter has its own rate", plain.Vec(3, func(int) float64 { return alpha / (epsilon + math.Sqrt(mat.Sum(r))) })),
				check.Wrong("the sign is wrong: the rates are negative", "the minus belongs to the update", rates(func(r float64) float64 { return -alpha / (epsilon + math.Sqrt(r)) })),
				check.Wrong("the fraction is upside down", "α/(ε + √r)", rates(func(r float64) float64 { return (epsilon + math.Sqrt(r)) / alpha })),
				check.Wrong("α is multiplied instead of divided", "α/(ε + √r)", rates(func(r float64) float64 { return alpha * (epsilon + math.Sqrt(r)) })),
				check.Wrong("the learning rate is forgotten", "α/(ε + √r)", rates(func(r float64) float64 { return 1 / (epsilon + math.Sqrt(r)) })),
			},
		})
	})
}
