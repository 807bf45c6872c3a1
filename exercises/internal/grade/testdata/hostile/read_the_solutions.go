// Tries: read the solutions
// Gets: 0 points
// Says: no file
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "os"

func attack() {
	if _, err := os.ReadFile("ROOT/solutions/01_perceptron/perceptron.go"); err != nil {
		panic("no file")
	}
}
