// Tries: ignores signals
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "os/signal"

func attack() {
	signal.Ignore()
}
