package activations_test

import (
	"math"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"
)

func TestStep4LeakyReLU(t *testing.T) {
	check.Step(t, "leaky ReLU", 2, func(s *check.S) {
		leaky(s, s.Between(0.05, 0.3))
		leaky(s, s.Between(1.5, 3)) // steeper on the left, which is leaky ReLU all the same
	})
}

func leaky(s *check.S, a float64) {
	curve(s, "LeakyReLU", a, branches(times(a, identity), identity),
		wrong{"this is max(αz, z), which is something else for α > 1", "decide by the sign of z, as the formula does", func(z float64) float64 { return max(a*z, z) }},
		wrong{"this is min(αz, z)", "z for z > 0, αz for z ≤ 0", func(z float64) float64 { return min(a*z, z) }},
		wrong{"α multiplies everywhere", "z for z > 0", times(a, identity)},
		wrong{"α divides", "αz for z ≤ 0", branches(times(1/a, identity), identity)},
		wrong{"α is returned instead of αz", "the left branch is a line through 0", branches(constant(a), identity)},
		wrong{"the left branch has the wrong sign", "αz", branches(times(-a, identity), identity)},
		wrong{"α multiplies the right branch", "z for z > 0, αz for z ≤ 0", branches(identity, times(a, identity))},
		wrong{"α is added instead of multiplied", "αz for z ≤ 0", branches(func(z float64) float64 { return a + z }, identity)},
		wrong{"α is 0.01, whatever the call says", "use the argument alpha", branches(times(0.01, identity), identity)},
		wrong{"this is ReLU", "αz for z ≤ 0", branches(constant(0), identity)})
	curve(s, "LeakyReLUDerivative", a, branches(constant(a), constant(1)),
		wrong{"the derivative at 0 is 1", "at 0 the left branch counts: α", atZero(branches(constant(a), constant(1)), 1)},
		wrong{"the derivative at 0 is 0", "at 0 the left branch counts: α", atZero(branches(constant(a), constant(1)), 0)},
		wrong{"this is the function itself", "its slope is α for z ≤ 0 and 1 for z > 0", branches(times(a, identity), identity)},
		wrong{"the sides are swapped", "1 for z > 0, α for z ≤ 0", branches(constant(1), constant(a))},
		wrong{"α is 0.01, whatever the call says", "use the argument alpha", branches(constant(0.01), constant(1))},
		wrong{"the left side is flat", "its slope is α", branches(constant(0), constant(1))},
		wrong{"αz stands in the place of α", "the slope of αz is α", branches(times(a, identity), constant(1))},
		wrong{"z stands in the place of 1", "the slope of z is 1", branches(constant(a), identity)},
		wrong{"the derivative is α everywhere", "1 for z > 0", constant(a)},
		wrong{"the derivative is 1 everywhere", "α for z ≤ 0", constant(1)},
		wrong{"this is the derivative of ReLU, and 1 at 0", "α for z ≤ 0", atZero(branches(constant(0), constant(1)), 1)},
		wrong{"the slope has the wrong sign", "α for z ≤ 0", branches(constant(-a), constant(1))})
}

func TestStep5ELU(t *testing.T) {
	check.Step(t, "ELU", 2, func(s *check.S) {
		elu(s, s.Between(0.4, 0.8))
		elu(s, s.Between(1.5, 2.5))
	})
}

func elu(s *check.S, a float64) {
	curve(s, "ELU", a, branches(times(a, math.Expm1), identity),
		wrong{"the −1 is missing", "α(e^z − 1), which is 0 at 0", branches(times(a, math.Exp), identity)},
		wrong{"the −1 stands outside the brackets", "α(e^z − 1), not αe^z − 1", branches(func(z float64) float64 { return a*math.Exp(z) - 1 }, identity)},
		wrong{"α is missing", "α(e^z − 1)", branches(math.Expm1, identity)},
		wrong{"the exponent has the wrong sign", "e^z falls to 0 on the left", branches(func(z float64) float64 { return a * math.Expm1(-z) }, identity)},
		wrong{"the signs are swapped", "α(e^z − 1), which is negative on the left", branches(func(z float64) float64 { return -a * math.Expm1(z) }, identity)},
		wrong{"the sides are swapped", "z for z > 0, α(e^z − 1) for z ≤ 0", branches(identity, times(a, math.Expm1))},
		wrong{"the left branch counts on the right, too", "z for z > 0", times(a, math.Expm1)},
		wrong{"α stands in the exponent", "α(e^z − 1)", branches(func(z float64) float64 { return math.Expm1(a * z) }, identity)},
		wrong{"this is ReLU", "α(e^z − 1) for z ≤ 0", branches(constant(0), identity)},
		wrong{"the left branch is α − e^z", "α(e^z − 1)", branches(func(z float64) float64 { return a - math.Exp(z) }, identity)},
		wrong{"α is added instead of multiplied", "α(e^z − 1)", branches(func(z float64) float64 { return a + math.Expm1(z) }, identity)},
		wrong{"1 is added instead of subtracted", "α(e^z − 1)", branches(func(z float64) float64 { return a * (math.Exp(z) + 1) }, identity)},
		wrong{"1 is subtracted twice", "Expm1(z) is e^z − 1 already", branches(func(z float64) float64 { return a * (math.Expm1(z) - 1) }, identity)},
		wrong{"this is the derivative", "α(e^z − 1) itself", branches(times(a, math.Exp), constant(1))},
		wrong{"1 is subtracted from z in the exponent", "α(e^z − 1): the exponential of z, less 1", branches(func(z float64) float64 { return a * math.Exp(z-1) }, identity)},
		wrong{"this is leaky ReLU", "α(e^z − 1) for z ≤ 0", branches(times(a, identity), identity)})
	curve(s, "ELUDerivative", a, branches(times(a, math.Exp), constant(1)),
		wrong{"the derivative at 0 is 1", "at 0 the left branch counts: αe⁰ = α", atZero(branches(times(a, math.Exp), constant(1)), 1)},
		wrong{"the −1 is still there", "the derivative of a constant is 0: αe^z", branches(times(a, math.Expm1), constant(1))},
		wrong{"α is missing", "αe^z", branches(math.Exp, constant(1))},
		wrong{"this is the function itself", "its slope is αe^z for z ≤ 0 and 1 for z > 0", branches(times(a, math.Expm1), identity)},
		wrong{"the left side is flat", "its slope is αe^z", branches(constant(0), constant(1))},
		wrong{"this is the derivative of leaky ReLU", "the slope of α(e^z − 1) is αe^z, which changes with z", branches(constant(a), constant(1))},
		wrong{"the derivative at 0 is 0", "at 0 the left branch counts: αe⁰ = α", atZero(branches(times(a, math.Exp), constant(1)), 0)},
		wrong{"the exponent has the wrong sign", "αe^z falls to 0 on the left", branches(func(z float64) float64 { return a * math.Exp(-z) }, constant(1))},
		wrong{"the sides are swapped", "1 for z > 0, αe^z for z ≤ 0", branches(constant(1), times(a, math.Exp))},
		wrong{"α stands in the exponent", "αe^z", branches(func(z float64) float64 { return math.Exp(a * z) }, constant(1))},
		wrong{"α stands in the exponent, too", "αe^z", branches(func(z float64) float64 { return a * math.Exp(a*z) }, constant(1))},
		wrong{"αz stands in the place of αe^z", "the slope of α(e^z − 1) is αe^z", branches(times(a, identity), constant(1))},
		wrong{"the sign of the left branch is turned", "αe^z", branches(times(-a, math.Exp), constant(1))},
		wrong{"the −1 stands outside of the brackets", "the derivative of a constant is 0: αe^z", branches(func(z float64) float64 { return a*math.Exp(z) - 1 }, constant(1))},
		wrong{"z is a factor, too", "the derivative of e^z is e^z", branches(func(z float64) float64 { return a * z * math.Exp(z) }, constant(1))},
		wrong{"z is a factor, too, as of a power", "the derivative of e^z is e^z, not z·e^(z−1)", branches(func(z float64) float64 { return a * z * math.Exp(z-1) }, constant(1))},
		wrong{"the left branch counts on the right, too", "1 for z > 0", times(a, math.Exp)},
		wrong{"the right branch is z", "the slope of z is 1", branches(times(a, math.Exp), identity)})
}

func TestStep6Vanishing(t *testing.T) {
	check.Step(t, "vanishing gradients", 1, func(s *check.S) {
		gradientFactor(s, []float64{0.5, 1.5, -2})
		gradientFactor(s, s.Numbers(3))
		gradientFactor(s, s.Numbers(5))
	}, check.Uses(2))
}

func gradientFactor(s *check.S, z []float64) {
	slope := func(z float64) float64 { return plain.Sigmoid(z) * plain.Sigmoid(-z) }
	product := func(factors []float64) float64 {
		p := 1.0
		for _, factor := range factors {
			p *= factor
		}
		return p
	}
	slopes := each(z, slope)
	var also any
	if asked, ok := s.Ask("SigmoidDerivative(z)", check.Values("z", z)).([]float64); ok {
		also = product(asked)
	}
	sum := plain.Sum(len(z), func(i int) float64 { return slopes[i] })
	s.Check(check.Case{
		Call: "GradientFactor(z)", With: check.Values("z", z),
		Want: product(slopes),
		Also: also,
		Tol:  1e-12,
		Mistakes: []check.Mistake{
			check.Wrong("the derivatives are added", "the chain rule multiplies", sum),
			check.Wrong("the activations are multiplied", "their derivatives σ′(z)", product(each(z, plain.Sigmoid))),
			check.Wrong("the pre-activations are multiplied", "their derivatives σ′(z)", product(z)),
			check.Wrong("the indices are taken for the entries", "for i := range z counts; for _, zi := range z gives the entries", product(each(indices(len(z)), slope))),
			check.Wrong("only the first entry counts", "a return inside the loop ends it: return after it", slopes[0]),
			check.Wrong("only the last entry counts", "multiply, do not replace: *=", slopes[len(z)-1]),
			check.Wrong("the first entry is left out", "indices start at 0", product(slopes[1:])),
			check.Wrong("the last entry is left out", "indices run to len(z) − 1", product(slopes[:len(z)-1])),
			check.Wrong("each factor is multiplied by z, too", "σ′(z) alone", product(each(z, func(z float64) float64 { return z * slope(z) }))),
			check.Wrong("this is the derivative at the sum of all z", "multiply the derivatives", slope(plain.Sum(len(z), func(i int) float64 { return z[i] }))),
			check.Wrong("this is the derivative at the product of all z", "multiply the derivatives", slope(product(z))),
			check.Wrong("the factor σ is missing: 1 − σ is multiplied", "σ′(z) = σ(z)(1 − σ(z))", product(each(z, func(z float64) float64 { return plain.Sigmoid(-z) }))),
			check.Wrong("the derivatives are those of tanh", "the chain is one of sigmoids", product(each(z, func(z float64) float64 { return 1 - math.Tanh(z)*math.Tanh(z) }))),
			check.Wrong("z(1 − z) is multiplied", "σ′(z) = σ(z)(1 − σ(z))", product(each(z, func(z float64) float64 { return z * (1 - z) }))),
			check.Wrong("the product starts at the number of entries", "a product starts at 1", float64(len(z))*product(slopes)),
			check.Wrong("the derivative of the sigmoid is taken of the sigmoids", "σ′(z): of z itself", product(each(z, func(z float64) float64 { return slope(plain.Sigmoid(z)) }))),
			check.Wrong("every factor is ¼", "σ′(z) at each z", math.Pow(0.25, float64(len(z)))),
			check.Wrong("the product starts at 0", "a product starts at 1", 0.0),
			check.Wrong("the mean of the derivatives is taken", "the chain rule multiplies", sum/float64(len(z))),
		},
	})
}
