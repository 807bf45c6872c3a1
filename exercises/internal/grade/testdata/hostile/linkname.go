// Tries: calls a function of the worker by its name for the linker
// Gets: 0 points
// Says: //go:linkname
// Base: solution

package perceptron

//go:linkname memory nnlecture/exercises/internal/work.memoryInUse
func memory() uint64
