// Tries: ends the process by log.Fatal
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "log"

func attack() {
	log.Fatal("gone")
}
