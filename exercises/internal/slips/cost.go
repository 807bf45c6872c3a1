package slips

import (
	"math"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

// cost is a wrong loss of one output.
type cost struct {
	name, look string
	of         func(a, y float64) float64
}

const bothTerms = "− y log ŷ − (1 − y) log(1 − ŷ)"

// binary are wrong binary cross entropies.
var binary = []cost{
	{"the minus sign is missing", "the loss is never negative", func(a, y float64) float64 { return -plain.BCE(a, y) }},
	{"only the output of the right class counts", bothTerms + ": also outputs that should be 0 have a term", func(a, y float64) float64 { return -y * math.Log(a) }},
	{"only the outputs that should be 0 count", "− y log ŷ is missing", func(a, y float64) float64 { return -(1 - y) * math.Log(1-a) }},
	{"the labels are swapped", "y goes with log ŷ, 1 − y with log(1 − ŷ)", func(a, y float64) float64 { return plain.BCE(a, 1-y) }},
	{"the second term has the wrong sign", bothTerms + ": a minus before both", func(a, y float64) float64 { return -y*math.Log(a) + (1-y)*math.Log(1-a) }},
	{"the brackets around 1 − y are missing", "1 - y*log is 1 − (y log): write (1 - y) * log", func(a, y float64) float64 { return -y*math.Log(a) - 1 - y*math.Log(1-a) }},
	{"the brackets around 1 − y are missing", "1 - y*log is 1 − (y log): write (1 - y) * log", func(a, y float64) float64 { return -y*math.Log(a) - 1 + y*math.Log(1-a) }},
	{"the second term has the logarithm of ŷ", "1 − y goes with log(1 − ŷ)", func(a, y float64) float64 { return -math.Log(a) }},
	{"the factors y and 1 − y are missing", bothTerms, func(a, y float64) float64 { return -math.Log(a) - math.Log(1-a) }},
	{"the factor 1 − y is missing", bothTerms, func(a, y float64) float64 { return -y*math.Log(a) - math.Log(1-a) }},
	{"the factor of the second term is y, too", bothTerms, func(a, y float64) float64 { return -y*math.Log(a) - y*math.Log(1-a) }},
	{"the labels are taken for −1 and +1", bothTerms + ", with labels 0 and 1", func(a, y float64) float64 { return -(1+y)/2*math.Log(a) - (1-y)/2*math.Log(1-a) }},
	{"the sigmoid is applied twice", "once: a is a probability already", func(a, y float64) float64 { return plain.BCE(plain.Sigmoid(a), y) }},
}

// categorical are wrong cross entropies of a softmax.
var categorical = []cost{
	{"the minus sign is missing", "the loss is never negative", func(a, y float64) float64 { return -ce(a, y) }},
	{"this is the binary cross entropy of every output", "there is no term (1 − yₖ) log(1 − ŷₖ)", plain.BCE},
	{"the labels are left out", "each logarithm is multiplied by yₖ", func(a, y float64) float64 { return -math.Log(a) }},
	{"the logarithm is missing", "− Σ yₖ log ŷₖ", func(a, y float64) float64 { return -y * a }},
	{"the outputs of the wrong classes count, and that of the right one does not", "each logarithm is multiplied by yₖ", func(a, y float64) float64 { return -(1 - y) * math.Log(a) }},
	{"this is log(1 − ŷ) instead of log ŷ", "− Σ yₖ log ŷₖ", func(a, y float64) float64 { return -y * math.Log(1-a) }},
	{"the logarithm has ŷ before it, not y", "− Σ yₖ log ŷₖ", func(a, y float64) float64 { return -a * math.Log(a) }},
}

// squares are losses of other books.
var squares = []cost{
	{"this is the squared error", "the loss is the cross entropy, with logarithms", func(a, y float64) float64 { return (a - y) * (a - y) }},
	{"this is half the squared error", "the loss is the cross entropy, with logarithms", func(a, y float64) float64 { return (a - y) * (a - y) / 2 }},
	{"this is the sum of the differences", "the loss is the cross entropy, with logarithms", func(a, y float64) float64 { return math.Abs(a - y) }},
}

func ce(a, y float64) float64 {
	if y == 0 {
		return 0
	}
	return -y * math.Log(a)
}

// Mean is the mean over the examples of a loss summed over the outputs.
type Mean struct {
	A, Y   *mat.Dense // outputs and labels, an example per column
	M      int        // the number of features, where loops may run over it; or 0
	Binary bool       // the loss of sigmoids, instead of that of the softmax
	Give   func(loss float64) any
}

func (m Mean) costs() (right func(a, y float64) float64, wrong []cost) {
	if m.Binary {
		return plain.BCE, append(append([]cost{}, binary...), squares...)
	}
	return ce, append(append([]cost{}, categorical...), squares...)
}

// All lists the mistakes in the loss and in the mean.
func (m Mean) All() []check.Mistake {
	K, N := m.Y.Dims()
	right, wrong := m.costs()
	give := m.Give
	if give == nil {
		give = func(loss float64) any { return loss }
	}
	var all []check.Mistake
	add := func(name, look string, loss float64) { all = append(all, check.Wrong(name, look, give(loss))) }
	sum := func(cost func(a, y float64) float64) float64 {
		return plain.Total(plain.Map(m.A, func(k, n int, a float64) float64 { return cost(a, m.Y.At(k, n)) }))
	}
	n := float64(N)
	for _, c := range wrong {
		add(c.name, c.look, sum(c.of)/n)
	}
	of := func(n int) float64 {
		return plain.Sum(K, func(k int) float64 { return right(m.A.At(k, n), m.Y.At(k, n)) })
	}
	J := plain.Sum(N, of)
	add("1/N is missing", "the loss is a mean over the examples", J)
	add("1/N is applied twice", "divide once, after the loops", J/n/n)
	add("1/N is 0, as a quotient of two ints is", "convert first: / float64(N)", 0)
	add("the mean is taken over the outputs, too", "the outputs are summed: nothing is divided by K", J/n/float64(K))
	add("the sum is divided by K instead of N", "N is the number of columns of X", J/float64(K))
	add("the division stands inside of the loop", "divide once, after the loops", m.dividing(of, N))
	add("only the first example counts", "is there a return inside of the loop?", of(0)/n)
	add("only the first example counts", "is there a return inside of the loop?", of(0))
	add("only the last example counts", "the sum begins at 0 once, before both loops, and += adds to it", of(N-1)/n)
	add("only the last example counts", "the sum begins at 0 once, before both loops, and += adds to it", of(N-1))
	for _, by := range []float64{n, n - 1} {
		add("the first example is left out", "n begins with 0", (J-of(0))/by)
		add("the last example is left out", "n runs to N − 1", (J-of(N-1))/by)
	}
	if K < N {
		add("only the first K examples count", "K is the number of rows of Y, N that of columns", plain.Sum(K, of)/float64(K))
		add("only the first K examples count", "K is the number of rows of Y, N that of columns", plain.Sum(K, of)/n)
	}
	if 0 < m.M && m.M < N && m.M != K {
		add("only the first M examples count", "M is the number of rows of X, N that of columns: n runs over the columns", plain.Sum(m.M, of)/float64(m.M))
		add("only the first M examples count", "M is the number of rows of X, N that of columns: n runs over the columns", plain.Sum(m.M, of)/n)
	}
	row := func(k int) float64 {
		return plain.Sum(N, func(n int) float64 { return right(m.A.At(k, n), m.Y.At(k, n)) })
	}
	add("the last output is left out", "k runs from 0 to K − 1", (J-row(K-1))/n)
	add("the first output is left out", "k begins with 0", (J-row(0))/n)
	if m.Binary {
		add("only the first output counts", "is there a return inside of the loop?", row(0)/n)
		add("only the last output counts", "each term is added to those before it: +=, not =", row(K-1)/n)
	}
	add("every label is that of the first example", "use the n of the loop", plain.Sum(N, func(n int) float64 {
		return plain.Sum(K, func(k int) float64 { return right(m.A.At(k, n), m.Y.At(k, 0)) })
	})/n)
	return all
}

// dividing is the sum of who divides in each round of the loop.
func (m Mean) dividing(of func(n int) float64, N int) float64 {
	loss := 0.0
	for n := range N {
		loss = (loss + of(n)) / float64(N)
	}
	return loss
}
