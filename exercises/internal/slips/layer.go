package slips

import (
	"math"
	"slices"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

// Layer is A = act(WX + b), for one example or many, with what becomes of A.
type Layer struct {
	Where string // as " in the hidden layer", for the names; may be empty
	Bias  string // what the formula says of it, as "z = Wx + b"
	W     mat.Matrix
	B     mat.Vector
	X     mat.Matrix
	Act   func(z mat.Matrix) *mat.Dense
	Give  func(a *mat.Dense) any // the result that A leads to
}

// All lists the mistakes in bias and product.
func (l Layer) All() []check.Mistake {
	K, M := l.W.Dims()
	_, N := l.X.Dims()
	WX := plain.Mul(l.W, l.X)
	// add makes a mistake of another pre-activation.
	var all []check.Mistake
	add := func(name, look string, z func(k, n int) float64) {
		all = append(all, check.Wrong(name+l.Where, look, l.Give(l.Act(plain.Of(K, N, z)))))
	}
	term := func(k, m, n int) float64 { return l.W.At(k, m) * l.X.At(m, n) }
	if l.blind() {
		add("the bias is forgotten, or is the same for all units", l.Bias, func(k, n int) float64 { return WX.At(k, n) })
	} else {
		l.uniform(add, WX)
	}
	add("the bias is subtracted", l.Bias, func(k, n int) float64 { return WX.At(k, n) - l.B.AtVec(k) })
	add("the bias is a factor", l.Bias, func(k, n int) float64 { return WX.At(k, n) * l.B.AtVec(k) })
	add("the bias is added for every input", "it is added once, after the sum", func(k, n int) float64 { return WX.At(k, n) + float64(M)*l.B.AtVec(k) })
	if K > 1 {
		add("the sum goes on from one unit to the next", "it begins with 0 for each unit: set it back inside of the loop", func(k, n int) float64 {
			return plain.Sum(k+1, func(i int) float64 { return WX.At(i, n) }) + l.B.AtVec(k)
		})
		add("the sum, with the biases in it, goes on from one unit to the next", "it begins with 0 for each unit: set it back inside of the loop", func(k, n int) float64 {
			return plain.Sum(k+1, func(i int) float64 { return WX.At(i, n) + l.B.AtVec(i) })
		})
		add("every unit has the weights of the first", "row k of W belongs to unit k", func(k, n int) float64 { return WX.At(0, n) + l.B.AtVec(k) })
		add("the weights are multiplied by the entry of x that has the unit's number", "Wx sums over m: wₖₘxₘ", func(k, n int) float64 {
			return plain.Sum(M, func(m int) float64 { return l.W.At(k, m) * l.X.At(k%M, n) }) + l.B.AtVec(k)
		})
	}
	if K == M {
		add("W is transposed", "Wx, with a row of W for each unit", func(k, n int) float64 {
			return plain.Sum(M, func(m int) float64 { return l.W.At(m, k) * l.X.At(m, n) }) + l.B.AtVec(k)
		})
	}
	if M > 2 {
		add("the last input is left out", "the index runs from 0 to M − 1", func(k, n int) float64 { return WX.At(k, n) - term(k, M-1, n) + l.B.AtVec(k) })
		add("the first input is left out", "the index runs from 0 to M − 1", func(k, n int) float64 { return WX.At(k, n) - term(k, 0, n) + l.B.AtVec(k) })
		add("only the last input counts", "each product is added to those before it: +=, not =", func(k, n int) float64 { return term(k, M-1, n) + l.B.AtVec(k) })
		add("only the last input counts", "each product is added to those before it: +=, not =", func(k, n int) float64 { return term(k, M-1, n) })
		add("only the first input counts", "is there a return or a break inside of the loop?", func(k, n int) float64 { return term(k, 0, n) + l.B.AtVec(k) })
	}
	if N > 1 {
		add("every example is the first one", "use the n of the loop", func(k, n int) float64 { return WX.At(k, 0) + l.B.AtVec(k) })
		add("the bias is added to the first example only", "b belongs to every column", func(k, n int) float64 { return WX.At(k, n) + pick(n == 0, l.B.AtVec(k), 0) })
		add("the bias is left out for the last example", "run over all columns: n < N", func(k, n int) float64 { return WX.At(k, n) + pick(n < N-1, l.B.AtVec(k), 0) })
		if K > 1 {
			if !l.blind() {
				add("the bias is taken by the number of the example", "row k gets the entry k of b: the bias belongs to the unit", func(k, n int) float64 { return WX.At(k, n) + l.B.AtVec(n%K) })
			}
			add("the pre-activations go on from one example to the next", "make z anew for each example, inside of the loop", func(k, n int) float64 {
				return plain.Sum(n+1, func(i int) float64 { return WX.At(k, i) + l.B.AtVec(k) })
			})
		}
	}
	return all
}

// blind reports whether the activation does not see what is added to all units,
// as the softmax does not.
func (l Layer) blind() bool {
	Z := plain.Affine(l.W, l.B, l.X)
	return mat.EqualApprox(l.Act(Z), l.Act(plain.Each(Z, func(z float64) float64 { return z + 0.5 })), 1e-9)
}

// uniform are the mistakes in which all units have the same bias.
func (l Layer) uniform(add func(name, look string, z func(k, n int) float64), WX *mat.Dense) {
	K, _ := WX.Dims()
	add("the bias is forgotten", l.Bias, func(k, n int) float64 { return WX.At(k, n) })
	if K > 1 {
		add("every unit gets the first bias", "unit k has the bias bₖ", func(k, n int) float64 { return WX.At(k, n) + l.B.AtVec(0) })
		add("every unit gets the last bias", "unit k has the bias bₖ", func(k, n int) float64 { return WX.At(k, n) + l.B.AtVec(K-1) })
		add("every unit gets the sum of all biases", "unit k has the bias bₖ", func(k, n int) float64 { return WX.At(k, n) + mat.Sum(l.B) })
	}
}

// Without drops the mistakes of these names from a list: those that another
// layer's mistakes cannot be told from.
func Without(all []check.Mistake, names ...string) []check.Mistake {
	return slices.DeleteFunc(all, func(m check.Mistake) bool { return slices.Contains(names, m.Name) })
}

// Activations lists the mistakes in an activation that should be right, and is
// the function named so: other functions, and the entries that it is not applied to.
func (l Layer) Activations(right string) []check.Mistake {
	K, _ := l.W.Dims()
	Z, noBias := plain.Affine(l.W, l.B, l.X), plain.Affine(l.W, nil, l.X)
	A := l.Act(Z)
	var all []check.Mistake
	add := func(name, look string, a *mat.Dense) {
		all = append(all, check.Wrong(name+l.Where, look, l.Give(a)))
	}
	look := "the " + right + " is asked for here"
	for _, f := range []struct {
		name string
		f    func(z float64) float64
	}{
		{"sigmoid", plain.Sigmoid}, {"tanh", math.Tanh}, {"ReLU", func(z float64) float64 { return max(0, z) }},
	} {
		if f.name != right {
			add("this is the "+f.name, look, plain.Each(Z, f.f))
		}
	}
	if right != "softmax" {
		add("this is the softmax", look, plain.Softmax(Z))
	}
	add("the "+right+" is missing", "the pre-activations are not the activations: was the function's result stored?", plain.Each(Z, func(z float64) float64 { return z }))
	add("the "+right+" is applied twice", "once", l.Act(A))
	add("the exponent has the wrong sign", "in the "+right+", of the pre-activation", l.Act(plain.Times(-1, Z)))
	add("the bias is added after the "+right, l.Bias, plain.Map(l.Act(noBias), func(k, _ int, a float64) float64 { return a + l.B.AtVec(k) }))
	if K > 1 && right != "softmax" {
		add("the last unit does not go through the "+right, "it applies to every component", plain.Map(A, func(k, n int, a float64) float64 { return pick(k < K-1, a, Z.At(k, n)) }))
		add("the first unit does not go through the "+right, "it applies to every component", plain.Map(A, func(k, n int, a float64) float64 { return pick(k > 0, a, Z.At(k, n)) }))
		add("only the first unit goes through the "+right, "it applies to every component", plain.Map(A, func(k, n int, a float64) float64 { return pick(k == 0, a, Z.At(k, n)) }))
		add("the last unit is left out", "k runs from 0 to K − 1", plain.Map(A, func(k, _ int, a float64) float64 { return pick(k < K-1, a, 0) }))
		add("the number of the unit is taken for its pre-activation", "the argument is the entry, not its index", l.Act(plain.Map(Z, func(k, _ int, _ float64) float64 { return float64(k) })))
		add("every unit gets the activation of the first", "use the index of the loop", plain.Map(A, func(_, n int, _ float64) float64 { return A.At(0, n) }))
	}
	if right == "sigmoid" {
		add("this is the derivative σ(1 − σ)", look, plain.Each(A, func(a float64) float64 { return a * (1 - a) }))
		add("the answer is 0 or 1", "the sigmoid is a number between them", plain.Each(Z, func(z float64) float64 { return pick(z >= 0, 1, 0) }))
	}
	return all
}

func pick(first bool, a, b float64) float64 {
	if first {
		return a
	}
	return b
}
