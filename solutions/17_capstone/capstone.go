// Package capstone solves the exercise of the same name.
package capstone

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// Network is a multi-layer perceptron.
type Network struct {
	W []*mat.Dense
	B []*mat.VecDense
}

// New makes a network with Glorot's initialization, and biases of 0.
func New(units []int, rng *rand.Rand) *Network {
	n := &Network{}
	for l := 1; l < len(units); l++ {
		in, out := units[l-1], units[l]
		deviation := math.Sqrt(2 / float64(in+out))
		W := mat.NewDense(out, in, nil)
		W.Apply(func(_, _ int, _ float64) float64 { return deviation * rng.NormFloat64() }, W)
		n.W = append(n.W, W)
		n.B = append(n.B, mat.NewVecDense(out, nil))
	}
	return n
}

// activations are A[0] = X to A[L], the output.
func (n *Network) activations(X *mat.Dense) []*mat.Dense {
	A := []*mat.Dense{X}
	for l := range n.W {
		var Z mat.Dense
		Z.Mul(n.W[l], A[l])
		Z.Apply(func(i, _ int, z float64) float64 { return z + n.B[l].AtVec(i) }, &Z)
		if l < len(n.W)-1 {
			Z.Apply(func(_, _ int, z float64) float64 { return math.Tanh(z) }, &Z)
		} else {
			softmax(&Z)
		}
		A = append(A, &Z)
	}
	return A
}

// softmax replaces each column of Z by its softmax.
func softmax(Z *mat.Dense) {
	K, N := Z.Dims()
	for j := range N {
		largest, sum := mat.Max(Z.ColView(j)), 0.0
		for k := range K {
			e := math.Exp(Z.At(k, j) - largest)
			Z.Set(k, j, e)
			sum += e
		}
		for k := range K {
			Z.Set(k, j, Z.At(k, j)/sum)
		}
	}
}

// Forward is the network's output for a batch.
func (n *Network) Forward(X *mat.Dense) *mat.Dense {
	return n.activations(X)[len(n.W)]
}

// Gradients runs backpropagation over a batch. The error gradients stand in
// columns here, D×N: the transpose of the lecture's Δ.
func (n *Network) Gradients(X, Y *mat.Dense) (dW []*mat.Dense, dB []*mat.VecDense) {
	L := len(n.W)
	dW, dB = make([]*mat.Dense, L), make([]*mat.VecDense, L)
	A := n.activations(X)
	_, N := X.Dims()
	var Delta mat.Dense
	Delta.Sub(A[L], Y)
	Delta.Scale(1/float64(N), &Delta)
	for l := L - 1; l >= 0; l-- {
		dW[l] = new(mat.Dense)
		dW[l].Mul(&Delta, A[l].T()) // (D×N)(N×L) = D×L
		dB[l] = rowSums(&Delta)
		if l > 0 {
			var back mat.Dense
			back.Mul(n.W[l].T(), &Delta) // (H×D)(D×N) = H×N
			back.Apply(func(h, j int, d float64) float64 {
				a := A[l].At(h, j)
				return d * (1 - a*a)
			}, &back)
			Delta = back
		}
	}
	return dW, dB
}

func rowSums(m *mat.Dense) *mat.VecDense {
	r, _ := m.Dims()
	sums := mat.NewVecDense(r, nil)
	for i := range r {
		sums.SetVec(i, mat.Sum(m.RowView(i)))
	}
	return sums
}

const (
	updates   = 4000 // about so many
	batchSize = 32
	alpha     = 0.01
	rho       = 0.9
	epsilon   = 1e-7
)

// Solve trains a network with two hidden layers by RMSProp, with a learning
// rate that falls towards the end.
func Solve(X, Y *mat.Dense, rng *rand.Rand) *Network {
	M, N := X.Dims()
	K, _ := Y.Dims()
	n := New([]int{M, 24, 24, K}, rng)
	memory := make([][]float64, 2*len(n.W))
	epochs := updates * batchSize / N
	for epoch := range epochs {
		rate := alpha * (1 - float64(epoch)/float64(epochs))
		order := rng.Perm(N)
		for start := 0; start < N; start += batchSize {
			batch := order[start:min(start+batchSize, N)]
			dW, dB := n.Gradients(columns(X, batch), columns(Y, batch))
			for l := range n.W {
				memory[2*l] = step(n.W[l].RawMatrix().Data, dW[l].RawMatrix().Data, memory[2*l], rate)
				memory[2*l+1] = step(n.B[l].RawVector().Data, dB[l].RawVector().Data, memory[2*l+1], rate)
			}
		}
	}
	return n
}

// step is one update of RMSProp, in place; it returns the memory r.
func step(theta, g, r []float64, rate float64) []float64 {
	if r == nil {
		r = make([]float64, len(theta))
	}
	for i := range theta {
		r[i] = rho*r[i] + (1-rho)*g[i]*g[i]
		theta[i] -= rate / (epsilon + math.Sqrt(r[i])) * g[i]
	}
	return r
}

// columns copies the chosen columns of m.
func columns(m *mat.Dense, chosen []int) *mat.Dense {
	r, _ := m.Dims()
	part := mat.NewDense(r, len(chosen), nil)
	for i, j := range chosen {
		part.SetCol(i, mat.Col(nil, j, m))
	}
	return part
}
