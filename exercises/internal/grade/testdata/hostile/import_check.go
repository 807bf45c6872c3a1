// Tries: asks the package that judges
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "nnlecture/exercises/internal/check"

func attack() {
	_ = check.Most
}
