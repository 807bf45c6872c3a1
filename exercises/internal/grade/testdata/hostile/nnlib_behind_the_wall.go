// Tries: nnlib, where the list of imports does not hold
// Gets: 0 points
// Says: it does not compile
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "nnlecture/nnlib"

func attack() {
	nnlib.Sign(1)
}
