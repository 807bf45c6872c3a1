package datasets

import (
	"sync"

	"gonum.org/v1/gonum/mat"
)

// values are the features of all examples, N×M with an example per row. What
// comes as bytes stays bytes until somebody asks for the matrix, which needs
// eight times the memory: 440 MB for all of MNIST.
type values struct {
	n, m  int
	bytes []byte // nil unless the values are grey levels
	dense func() *mat.Dense
}

// numbers holds a matrix, without copying it.
func numbers(rows *mat.Dense) values {
	n, m := rows.Dims()
	return values{n: n, m: m, dense: func() *mat.Dense { return rows }}
}

// greys holds n·m grey levels, where 0 stands for 0 and 255 for 1.
func greys(n, m int, bytes []byte) values {
	return values{n: n, m: m, bytes: bytes, dense: sync.OnceValue(func() *mat.Dense {
		rows := make([]float64, len(bytes))
		level(rows, bytes)
		return mat.NewDense(n, m, rows)
	})}
}

// row returns the features of example i: a window on the matrix, or numbers
// made of its bytes.
func (v values) row(i int) []float64 {
	if v.bytes == nil {
		return v.dense().RawRowView(i)
	}
	row := make([]float64, v.m)
	level(row, v.bytes[i*v.m:])
	return row
}

// choose copies the examples with the given indices.
func (v values) choose(examples []int) values {
	if v.bytes != nil {
		chosen := make([]byte, 0, len(examples)*v.m)
		for _, i := range examples {
			chosen = append(chosen, v.bytes[i*v.m:][:v.m]...)
		}
		return greys(len(examples), v.m, chosen)
	}
	rows := mat.NewDense(len(examples), v.m, nil)
	for i, n := range examples {
		rows.SetRow(i, v.dense().RawRowView(n))
	}
	return numbers(rows)
}

// level turns grey levels into numbers from 0 to 1.
func level(dst []float64, bytes []byte) {
	var levels [256]float64
	for b := range levels {
		levels[b] = float64(b) / 255
	}
	for i := range dst {
		dst[i] = levels[bytes[i]]
	}
}
