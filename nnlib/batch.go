package nnlib

import (
	"iter"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// Broadcast repeats the bias for each example of a batch, which NumPy does
// tacitly and mathematics does not: WX + b has no meaning, WX + B has.
//
//	B = (b b … b)
//
// Shapes: b is H×1, B is H×N. It panics with a *ShapeError if N < 1.
//
// Slide "Training the Network in Batches – Issue 1".
func Broadcast(b mat.Vector, N int) *mat.Dense {
	needPositive("Broadcast", "N", N)
	B := mat.NewDense(b.Len(), N, nil)
	for n := range N {
		B.SetCol(n, mat.Col(nil, 0, b))
	}
	return B
}

// BatchPreActivation is [PreActivation] for all examples of a batch at once.
//
//	Z = WX + B
//
// Shapes: W is D×L, X is L×N, b is D×1, Z is D×N. It panics with a *ShapeError
// otherwise.
//
// Slide "Training the Network in Batches – Issue 1".
func BatchPreActivation(W, X mat.Matrix, b mat.Vector) *mat.Dense {
	D, L := W.Dims()
	_, N := X.Dims()
	needShape("BatchPreActivation", "X", X, L, N)
	needLen("BatchPreActivation", "b", b, D)
	var Z mat.Dense
	Z.Mul(W, X)                // (D×L)(L×N) = D×N
	Z.Add(&Z, Broadcast(b, N)) // D×N
	return &Z
}

// BatchOutputDelta holds the error gradients of the output layer, an example
// per row. The loss of a batch is the mean over its examples, Eqs. 9, 15 and
// 17, and so the derivative carries 1/N; all that follows is a plain sum.
//
//	Δ = (A − Y)ᵀ / N
//
// Shapes: A and Y are K×N, Δ is N×K. It panics with a *ShapeError otherwise.
func BatchOutputDelta(A, Y mat.Matrix) *mat.Dense {
	_, N := needSameShape("BatchOutputDelta", "Y", Y, A)
	var difference mat.Dense
	difference.Sub(A, Y) // K×N
	difference.Scale(1/float64(N), &difference)
	return mat.DenseCopyOf(difference.T())
}

// BatchHiddenDelta is [HiddenDelta] for all examples of a batch at once.
//
//	Δ = Δ⁺W⁺ ⊙ g′(Z)ᵀ
//
// Shapes: Δ⁺ is N×D, W⁺ is D×H, g′(Z) is H×N, Δ is N×H. It panics with a
// *ShapeError otherwise.
func BatchHiddenDelta(DeltaNext, WNext, gPrime mat.Matrix) *mat.Dense {
	N, _ := DeltaNext.Dims()
	D, H := WNext.Dims()
	needShape("BatchHiddenDelta", "DeltaNext", DeltaNext, N, D)
	needShape("BatchHiddenDelta", "gPrime", gPrime, H, N)
	var Delta mat.Dense
	Delta.Mul(DeltaNext, WNext)       // (N×D)(D×H) = N×H
	Delta.MulElem(&Delta, gPrime.T()) // N×H ⊙ N×H
	return &Delta
}

// BatchWeightGradient is [WeightGradient] summed over the examples of a batch;
// the matrix product does the sum.
//
//	∂ℓ/∂W = ΔᵀXᵀ = Σₙ (δⁿ)ᵀ(xⁿ)ᵀ
//
// Shapes: Δ is N×D, X is L×N; (D×N)(N×L) = D×L. It panics with a *ShapeError
// otherwise.
func BatchWeightGradient(Delta, X mat.Matrix) *mat.Dense {
	N, _ := Delta.Dims()
	L, _ := X.Dims()
	needShape("BatchWeightGradient", "X", X, L, N)
	var gradient mat.Dense
	gradient.Mul(Delta.T(), X.T()) // (D×N)(N×L) = D×L
	return &gradient
}

// BatchBiasGradient is [BiasGradient] summed over the examples of a batch.
//
//	∂ℓ/∂b = Σₙ (δⁿ)ᵀ = Δᵀ1
//
// Δ has an example per row, so it is its columns that are summed, or the rows
// of Δᵀ as in the slide's line of NumPy. The text beside that line speaks of
// the rows of Δ.
//
// Shapes: Δ is N×D, the result is D×1.
//
// Slide "Training the Network in Batches – Issue 2".
func BatchBiasGradient(Delta mat.Matrix) *mat.VecDense {
	N, D := Delta.Dims()
	gradient := mat.NewVecDense(D, nil)
	for n := range N {
		for d := range D {
			gradient.SetVec(d, gradient.AtVec(d)+Delta.At(n, d))
		}
	}
	return gradient
}

// Batches goes through the indices 0 … n−1 once in random order, size of them
// at a time; the last batch has what is left. Each time it is ranged over is
// one epoch, in a new order, or always in the given one where rng is nil:
//
//	epoch := nnlib.Batches(N, 64, rng)
//	for range epochs {
//		for batch := range epoch {
//			// batch holds the indices of up to 64 examples
//		}
//	}
//
// It makes one slice for all epochs. A batch is a window on this slice: copy
// what has to outlive the step. [Train] goes through its examples like this.
//
// It panics with a *ShapeError if n or size is below 1.
//
// Slide "Training the Network in Batches".
func Batches(n, size int, rng *rand.Rand) iter.Seq[[]int] {
	needPositive("Batches", "n", n)
	needPositive("Batches", "size", size)
	order := visitingOrder(n, nil)
	return func(yield func([]int) bool) {
		if rng != nil {
			rng.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
		}
		for first := 0; first < n; first += size {
			last := min(first+size, n)
			if !yield(order[first:last:last]) {
				return
			}
		}
	}
}
