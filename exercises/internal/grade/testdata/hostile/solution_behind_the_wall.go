// Tries: the solution as a package, where the list of imports does not hold
// Gets: 0 points
// Says: it does not compile
// Base: stub
// In: Sign
// Wall: down

package perceptron

import solution "nnlecture/solutions/01_perceptron"

func attack() {
	solution.Sign(1)
}
