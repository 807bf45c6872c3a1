// Tries: returns a vector of no entries
// Gets: 8 points
// Base: solution

package perceptron

func Learn(w *mat.VecDense, b float64, x mat.Vector, y, alpha float64) (*mat.VecDense, float64) {
	return &mat.VecDense{}, 0
}
