// Tries: depends on the order of a map
// Gets: 8 points
// Base: solution

package perceptron

func Learn(w *mat.VecDense, b float64, x mat.Vector, y, alpha float64) (*mat.VecDense, float64) {
	m := map[int]float64{1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8}
	for _, v := range m {
		return mat.NewVecDense(w.Len(), nil), v * 1e9
	}
	return nil, 0
}
