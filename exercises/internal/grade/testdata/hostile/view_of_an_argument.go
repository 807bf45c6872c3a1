// Tries: returns a view of its argument, under another header
// Gets: 8 points
// Says: returned its argument
// Base: solution

package perceptron

func Learn(w *mat.VecDense, b float64, x mat.Vector, y, alpha float64) (*mat.VecDense, float64) {
	if Predict(w, b, x) == y {
		return w.SliceVec(0, w.Len()).(*mat.VecDense), b
	}
	next := mat.VecDenseCopyOf(w)
	next.AddScaledVec(next, alpha*y, x)
	return next, b + alpha*y
}
