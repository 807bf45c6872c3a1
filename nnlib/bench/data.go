package main

import (
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

// labels is one-hot, or a single row of 0 and 1 where there is one output.
func labels(s *datasets.Set, net nnlib.Network) mat.Matrix {
	outputs := net.Predict(s.Example(0)).Len()
	if outputs > 1 {
		return s.OneHot()
	}
	y := mat.NewDense(1, s.Len(), nil)
	for n, label := range s.Labels {
		y.Set(0, n, float64(label))
	}
	return y
}

// upTo lists 0 … n−1.
func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// drawn is n letters of ten kinds, placed at random on black ground of 28×28.
func drawn(n int, rng *rand.Rand) *datasets.Set {
	letters := datasets.Letters("ABCDEFGHIJ", (n+9)/10, rng).Choose(rng.Perm((n + 9) / 10 * 10)[:n])
	rows := mat.NewDense(n, 28*28, nil)
	for i := range n {
		top, left := rng.IntN(28-letters.Height+1), rng.IntN(28-letters.Width+1)
		picture := letters.Picture(i)
		for r := range letters.Height {
			copy(rows.RawRowView(i)[(top+r)*28+left:], picture.RawRowView(r))
		}
	}
	return datasets.NewPictures("random letters", "generated", 28, 28, letters.ClassNames, rows, letters.Labels)
}
