// Tries: unsets the variable that makes the process a worker
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "os"

func attack() {
	os.Unsetenv("NNLECTURE_WORKER")
}
