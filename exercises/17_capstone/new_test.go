package capstone_test

import (
	"fmt"
	"math"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"
	"nnlecture/exercises/internal/value"

	"gonum.org/v1/gonum/mat"
)

// judgeNew looks at shapes and at the size of the weights. Any scheme of the
// lecture passes.
func judgeNew(got any, units []int) string {
	list, ok := got.(check.List)
	if !ok {
		return check.Said("New returned nil", "make a network: n := &Network{}")
	}
	W, _ := list[0].Value.(check.List)
	B, _ := list[1].Value.(check.List)
	if L := len(units) - 1; len(W) != L || len(B) != L {
		return check.Said(fmt.Sprintf("len(W) is %d and len(B) is %d, want %d for both", len(W), len(B), L), "one for every layer but the input")
	}
	for l := range W {
		w, okW := W[l].Value.(*mat.Dense)
		b, okB := B[l].Value.(*mat.Dense)
		if !okW || !okB {
			return check.Said(fmt.Sprintf("W[%d] or B[%d] is nil", l, l), "mat.NewDense and mat.NewVecDense make them")
		}
		if problem := judgeLayer(l, w, b, units[l], units[l+1]); problem != "" {
			return problem
		}
	}
	return ""
}

func judgeLayer(l int, w, b *mat.Dense, in, out int) string {
	if r, c := w.Dims(); r == in && c == out && in != out {
		return check.Said(fmt.Sprintf("rows and columns of W[%d] are swapped: got %d×%d, want %d×%d", l, r, c, out, in), "a row for each unit of the layer, a column for each of the layer before")
	} else if r != out || c != in {
		return check.Said(fmt.Sprintf("W[%d] is %d×%d, want %d×%d", l, r, c, out, in), "a row for each unit of the layer, a column for each of the layer before")
	}
	if r, _ := b.Dims(); r != out {
		return check.Said(fmt.Sprintf("B[%d] has %d entries, want %d", l, r, out), "one for each unit of the layer")
	}
	different := map[float64]bool{}
	for _, v := range w.RawMatrix().Data {
		different[v] = true
	}
	n := float64(in * out)
	size := math.Sqrt(plain.Total(plain.Hadamard(w, w)) / n) // what a signal is multiplied by
	glorot, mean := math.Sqrt(2/float64(in+out)), plain.Total(w)/n
	remedy := fmt.Sprintf("for %d inputs and %d outputs Glorot's scheme has the standard deviation %.2g, and the mean 0", in, out, glorot)
	head := fmt.Sprintf("The weights of W[%d] are about %.2g in size, with the mean %.2g.\n\n", l, size, mean)
	switch {
	case size == 0:
		return fmt.Sprintf("W[%d] is all zero.\n\n", l) + check.Said("with weights of 0 all units of a layer stay the same for ever", "draw each weight; a deviation such as 2 / (in + out) of two ints is 0")
	case len(different) == 1:
		return fmt.Sprintf("All entries of W[%d] are the same.\n\n", l) + check.Said("units with the same weights stay the same for ever", "draw each weight by itself, inside both loops")
	case len(different) < in*out/2:
		return fmt.Sprintf("Among the %d weights of W[%d] there are only %d different numbers.\n\n", in*out, l, len(different)) +
			check.Said("not every weight is drawn by itself", "draw inside both loops, or in Apply, and run over all rows and columns")
	case mat.Min(w) >= 0, mat.Max(w) <= 0:
		return head + check.Said("all weights have the same sign", "rng.NormFloat64 has mean 0, rng.Float64 lies between 0 and 1: subtract ½")
	case math.Abs(mean) > 0.5*size:
		return head + check.Said("most weights have the same sign: their mean is not 0", remedy)
	case math.IsNaN(size), size > 4.2*glorot:
		return head + check.Said("the weights are too large: the signal explodes, or saturates tanh", remedy)
	case size < 0.21*glorot:
		return head + check.Said("the weights are too small: the signal fades on its way through the layers", remedy)
	}
	return ""
}

// alike reports whether two networks have the same weights.
func alike(a, b any) bool {
	first, okA := a.(check.List)
	second, okB := b.(check.List)
	if !okA || !okB {
		return false
	}
	v, w := value.Of(first), value.Of(second)
	return v.Parts[0].Equal(w.Parts[0], 0)
}
