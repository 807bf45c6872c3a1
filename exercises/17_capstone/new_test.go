package capstone_test

import (
	"fmt"
	"math"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

// judgeNew looks at shapes and at the size of the weights. Any scheme of the
// lecture passes.
func judgeNew(got any, units []int) string {
	list, ok := got.(check.List)
	if !ok {
		return "New returned nil, want a network: n := &Network{}"
	}
	W, _ := list[0].Value.(check.List)
	B, _ := list[1].Value.(check.List)
	if L := len(units) - 1; len(W) != L || len(B) != L {
		return fmt.Sprintf("len(W) is %d and len(B) is %d, want %d for both: one for every layer but the input", len(W), len(B), L)
	}
	for l := range W {
		w, okW := W[l].Value.(*mat.Dense)
		b, okB := B[l].Value.(*mat.Dense)
		if !okW || !okB {
			return fmt.Sprintf("W[%d] or B[%d] is nil", l, l)
		}
		if problem := judgeLayer(l, w, b, units[l], units[l+1]); problem != "" {
			return problem
		}
	}
	return ""
}

func judgeLayer(l int, w, b *mat.Dense, in, out int) string {
	if r, c := w.Dims(); r != out || c != in {
		return fmt.Sprintf("W[%d] is %d×%d, want %d×%d: a row for each unit of the layer, a column for each of the layer before", l, r, c, out, in)
	}
	if r, _ := b.Dims(); r != out {
		return fmt.Sprintf("B[%d] has %d entries, want %d: one for each unit of the layer", l, r, out)
	}
	different := map[float64]bool{}
	for _, v := range w.RawMatrix().Data {
		different[v] = true
	}
	deviation := math.Sqrt(plain.Total(plain.Hadamard(w, w)) / float64(in*out))
	glorot := math.Sqrt(2 / float64(in+out))
	switch {
	case deviation == 0:
		return fmt.Sprintf("W[%d] is all zero.\n\nThe mistake: with weights of 0 all units of a layer stay the same for ever.", l)
	case len(different) == 1:
		return fmt.Sprintf("All entries of W[%d] are the same.\n\nThe mistake: units with the same weights stay the same for ever.", l)
	case len(different) < in*out/2:
		return fmt.Sprintf("Among the %d weights of W[%d] there are only %d different numbers.\n\nThe mistake: not every weight is drawn by itself.\nLook here:   draw inside both loops, or in Apply, and run over all rows and columns.",
			in*out, l, len(different))
	case math.IsNaN(deviation) || deviation < 0.21*glorot || deviation > 4.2*glorot:
		return fmt.Sprintf("The weights of W[%d] are about %.2g in size.\n\nThe mistake: the signal fades or explodes on its way through the layers.\nLook here:   for %d inputs and %d outputs Glorot's scheme has the standard deviation %.2g.",
			l, deviation, in, out, glorot)
	}
	return ""
}
