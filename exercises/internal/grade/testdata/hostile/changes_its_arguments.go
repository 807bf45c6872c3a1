// Tries: changes what it was given, late
// Gets: 8 points
// Base: solution

package perceptron

func Learn(w *mat.VecDense, b float64, x mat.Vector, y, alpha float64) (*mat.VecDense, float64) {
	w.SetVec(0, 1)
	return w, b
}
