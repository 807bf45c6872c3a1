// Tries: puts a pipe of its own in the place of os.Stdout, and takes answers out of it (08)
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "os"

func attack() {
	r, w, _ := os.Pipe()
	os.Stdout = w
	_ = r
}
