// Tries: returns a vector of −5 entries
// Gets: 8 points
// Says: It panicked
// Base: solution

package perceptron

func Learn(w *mat.VecDense, b float64, x mat.Vector, y, alpha float64) (*mat.VecDense, float64) {
	v := w.RawVector()
	v.N = -5
	var odd mat.VecDense
	odd.SetRawVector(v)
	return &odd, 0
}
