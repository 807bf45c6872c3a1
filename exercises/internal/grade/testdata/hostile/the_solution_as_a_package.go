// Tries: the solution as a package
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import solved "nnlecture/solutions/01_perceptron"

func attack() {
	solved.Sign(1)
}
