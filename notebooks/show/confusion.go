package show

import (
	"fmt"
	"strings"

	"gonum.org/v1/gonum/mat"

	"nnlecture/notebooks/show/internal/pen"
)

// Confusion draws how often examples of each class (rows) were given to each
// class (columns): on the diagonal stand the right answers.
func Confusion(classes []string, actual, predicted []int) *HeatMap {
	k := len(classes)
	if k == 0 {
		h := Heat(mat.NewDense(1, 1, nil))
		h.err = fmt.Errorf("show.Confusion: there are no classes: %w", errNothing)
		return h
	}
	h := Heat(mat.NewDense(k, k, nil))
	counts := h.m.(*mat.Dense)
	h.kind = "Confusion"
	if len(actual) != len(predicted) || len(actual) == 0 {
		h.fail("there are %d actual and %d predicted classes, want as many, and at least one", len(actual), len(predicted))
		return h
	}
	right := 0
	for n := range actual {
		if actual[n] < 0 || actual[n] >= k || predicted[n] < 0 || predicted[n] >= k {
			h.fail("example %d has class %d and prediction %d, want 0 … %d", n, actual[n], predicted[n], k-1)
			return h
		}
		counts.Set(actual[n], predicted[n], counts.At(actual[n], predicted[n])+1)
		if actual[n] == predicted[n] {
			right++
		}
	}
	h.high = mat.Max(counts)
	h.Rows("actual class", classes...).Cols("answer", classes...).Digits(6)
	h.describe = func() string { return describeConfusion(classes, counts, right, len(actual)) }
	return h
}

func describeConfusion(classes []string, counts mat.Matrix, right, n int) string {
	var worst string
	most := 0.0
	for i := range classes {
		for j := range classes {
			if i != j && counts.At(i, j) > most {
				most = counts.At(i, j)
				worst = fmt.Sprintf("; most often %s was taken for %s (%s×)", classes[i], classes[j], pen.Pretty(most))
			}
		}
	}
	return fmt.Sprintf("Confusion matrix of the classes %s: %d of %d answers are right (%s %%)%s",
		strings.Join(classes, ", "), right, n, pen.PrettyTo(100*float64(right)/float64(n), 3), worst)
}
