// Tries: returns what is right and changes its argument on the way
// Gets: 8 points
// Says: It changed
// Base: solution

package perceptron

func Learn(w *mat.VecDense, b float64, x mat.Vector, y, alpha float64) (*mat.VecDense, float64) {
	if Predict(w, b, x) == y {
		return mat.VecDenseCopyOf(w), b
	}
	w.AddScaledVec(w, alpha*y, x)
	return mat.VecDenseCopyOf(w), b + alpha*y
}
