// Tries: endless loop that ignores signals
// Gets: 8 points
// Base: solution
// In: Learn
// Wall: down

package perceptron

import "os/signal"

func attack() {
	signal.Ignore()
	for {
	}
}
