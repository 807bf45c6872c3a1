// Tries: linkname
// Gets: 0 points
// Says: //go:linkname
// Base: solution

package perceptron

//go:linkname stolen nnlecture/exercises/internal/check.isWorker
func stolen() bool
