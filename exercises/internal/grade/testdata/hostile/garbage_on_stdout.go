// Tries: garbage on stdout
// Gets: 0 points
// Base: stub
// Wall: down

package perceptron

import "os"

func init() {
	for range 1000 {
		os.Stdout.WriteString(os.Getenv("NNLECTURE_WORKER") + " ////\x00\x16--- PASS\n")
	}
}
