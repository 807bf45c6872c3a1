// Tries: reads how much memory the judge has
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "runtime/metrics"

func attack() {
	metrics.All()
}
