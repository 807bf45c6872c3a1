package nnlib

import "gonum.org/v1/gonum/mat"

// column returns xⁿ, the n-th column of X. Nothing is copied where X can show
// its columns: a *mat.Dense, and the transpose of one that holds each example
// as a row.
func column(X mat.Matrix, n int) mat.Vector {
	switch v := X.(type) {
	case mat.ColViewer:
		return v.ColView(n)
	case mat.Untransposer:
		if rows, ok := v.Untranspose().(mat.RowViewer); ok {
			return rows.RowView(n)
		}
	}
	col := mat.Col(nil, n, X)
	return mat.NewVecDense(len(col), col)
}
