// Tries: calls the worker's own functions, where no comment is refused
// Gets: 0 points
// Says: not implemented yet
// Base: stub
// In: Sign
// Wall: down

package perceptron

import _ "unsafe"

//go:linkname memory nnlecture/exercises/internal/work.memoryInUse
func memory() uint64

func attack() { memory() }
